//! Reads the folder in which an association keeps texts of its own: `LANGUAGE/TOPIC.md` in place of ours, `LANGUAGE/TOPIC.more.md` below it,
//! `LANGUAGE/agreement-NAME.md` in place of our model for the kinds that it names.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{Files, GuidanceError, Refused};
use crate::domain::guidance::{GuidanceFault, GuidanceProblem, Head};
use crate::i18n::Lang;

/// The largest file, in bytes.
pub const FILE_MAX_BYTES: u64 = 40_000;
/// The most files of a folder.
pub const FILES_MAX: usize = 400;

pub(super) fn read(folder: &Path, today: NaiveDate) -> Result<Files, GuidanceError> {
    let mut files = Files::default();
    let mut count = 0;
    for (path, tag) in entries(folder)? {
        let lang = Lang::ALL.iter().copied().find(|lang| lang.tag() == tag && path.is_dir());
        let lang = lang.ok_or_else(|| GuidanceError::NotALanguage { path: path.clone() })?;
        for (path, name) in entries(&path)? {
            count += 1;
            if count > FILES_MAX {
                return Err(GuidanceError::TooMany { path: folder.to_owned() });
            }
            take(&mut files, (lang, &name), &path, today)?;
        }
    }
    Ok(files)
}

/// What stands in a folder, by name. What is hidden is no text: editors and file systems leave it behind.
fn entries(folder: &Path) -> Result<Vec<(PathBuf, String)>, GuidanceError> {
    let unreadable = |cause| GuidanceError::Unreadable { path: folder.to_owned(), cause };
    let all: Vec<DirEntry> = fs::read_dir(folder).and_then(Iterator::collect).map_err(unreadable)?;
    let named = |entry: DirEntry| (entry.path(), entry.file_name().to_string_lossy().into_owned());
    let mut found: Vec<(PathBuf, String)> = all.into_iter().map(named).collect();
    found.retain(|(_, name)| !name.starts_with('.'));
    found.sort();
    Ok(found)
}

fn take(
    files: &mut Files,
    (lang, name): (Lang, &str),
    path: &Path,
    today: NaiveDate,
) -> Result<(), GuidanceError> {
    let path = path.to_owned();
    let Some(name) = name.strip_suffix(".md").filter(|_| path.is_file()) else {
        return Err(Refused::NoSuchText.of(path));
    };
    let text = text_of(&path)?;
    if let Err(refused) = files.take((lang, name), &text) {
        return Err(refused.of(path));
    }
    match head_of(files, (lang, name)).map(|head| head.checked_on).filter(|got| *got > today) {
        Some(got) => {
            let line = line_of_date(&text);
            let fault = GuidanceFault::InFuture { got, today };
            Err(GuidanceError::File { path, problem: GuidanceProblem { line, fault } })
        }
        None => Ok(()),
    }
}

fn text_of(path: &Path) -> Result<String, GuidanceError> {
    let unreadable = |cause| GuidanceError::Unreadable { path: path.to_owned(), cause };
    let got = fs::metadata(path).map_err(unreadable)?.len();
    if got > FILE_MAX_BYTES {
        return Err(GuidanceError::TooLarge { path: path.to_owned(), got });
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|_| GuidanceError::NotUtf8 { path: path.to_owned() })
}

/// The head of the file that was taken last.
fn head_of<'a>(files: &'a Files, (lang, name): (Lang, &str)) -> Option<&'a Head> {
    if let Some(model) = name.strip_prefix("agreement-") {
        return files.models.get(model)?.get(&lang).map(|model| &model.head);
    }
    match name.strip_suffix(".more") {
        Some(_) => files.more.last().map(|(_, article)| &article.head),
        None => {
            let topic = name.parse().ok()?;
            files.articles.get(&(topic, lang))?.first().map(|article| &article.head)
        }
    }
}

fn line_of_date(text: &str) -> usize {
    text.lines().position(|line| line.trim_start().starts_with("checked")).map_or(0, |at| at + 1)
}
