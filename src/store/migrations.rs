//! The migrations, embedded in the program: a portable tree, and beside some of its files what one of the databases needs in its own
//! words, which runs after the portable file.

use diesel::backend::Backend as Dialect;
use diesel::connection::BoxableConnection;
use diesel::migration::{Migration, MigrationMetadata, MigrationName, MigrationSource, Result};
use diesel_migrations::{EmbeddedMigrations, embed_migrations};

use super::db::Backend;

const PORTABLE: EmbeddedMigrations = embed_migrations!("migrations");

/// Up and down, in the words of one database.
type Words = (&'static str, &'static str);

/// A migration that has files of its own for each database: the name of its folder, and what SQLite and PostgreSQL need.
struct Own {
    folder: &'static str,
    sqlite: Words,
    postgres: Words,
}

/// Embeds the four files of a folder.
macro_rules! own {
    ($folder:literal) => {
        Own {
            folder: $folder,
            sqlite: (
                include_str!(concat!("../../migrations/", $folder, "/up.sqlite.sql")),
                include_str!(concat!("../../migrations/", $folder, "/down.sqlite.sql")),
            ),
            postgres: (
                include_str!(concat!("../../migrations/", $folder, "/up.postgres.sql")),
                include_str!(concat!("../../migrations/", $folder, "/down.postgres.sql")),
            ),
        }
    };
}

const OWN: &[Own] = &[own!("2026-11-29-000000_audit_log")];

/// All migrations, as one database runs them.
pub(super) struct Migrations(pub(super) Backend);

impl<DB: Dialect + 'static> MigrationSource<DB> for Migrations {
    fn migrations(&self) -> Result<Vec<Box<dyn Migration<DB>>>> {
        let portable: Vec<Box<dyn Migration<DB>>> = PORTABLE.migrations()?;
        let whole = |portable: Box<dyn Migration<DB>>| -> Box<dyn Migration<DB>> {
            let name = portable.name().to_string();
            match OWN.iter().find(|own| own.folder == name) {
                Some(own) => {
                    let words = match self.0 {
                        Backend::Sqlite => own.sqlite,
                        Backend::Postgres => own.postgres,
                    };
                    Box::new(Whole { portable, words })
                }
                None => portable,
            }
        };
        Ok(portable.into_iter().map(whole).collect())
    }
}

/// A portable migration, and what follows it.
struct Whole<DB: Dialect> {
    portable: Box<dyn Migration<DB>>,
    words: Words,
}

impl<DB: Dialect> Migration<DB> for Whole<DB> {
    fn run(&self, conn: &mut dyn BoxableConnection<DB>) -> Result<()> {
        self.portable.run(conn)?;
        Ok(conn.batch_execute(self.words.0)?)
    }

    fn revert(&self, conn: &mut dyn BoxableConnection<DB>) -> Result<()> {
        self.portable.revert(conn)?;
        Ok(conn.batch_execute(self.words.1)?)
    }

    fn metadata(&self) -> &dyn MigrationMetadata {
        self.portable.metadata()
    }

    fn name(&self) -> &dyn MigrationName {
        self.portable.name()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_folder_with_files_of_a_database_is_named_here() {
        let tree = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let mut found = BTreeSet::new();
        for folder in std::fs::read_dir(tree).unwrap().map(|entry| entry.unwrap().path()) {
            let files =
                std::fs::read_dir(&folder).into_iter().flatten().map(|file| file.unwrap().file_name());
            let names: Vec<String> = files.map(|name| name.into_string().unwrap()).collect();
            if names.iter().any(|name| name.ends_with(".sqlite.sql") || name.ends_with(".postgres.sql")) {
                found.insert(folder.file_name().unwrap().to_str().unwrap().to_owned());
            }
        }
        assert_eq!(found, OWN.iter().map(|own| own.folder.to_owned()).collect::<BTreeSet<_>>());
    }
}
