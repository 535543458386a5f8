//! The sections of the configuration and their defaults; `limits` holds what the numbers may be.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::clock::Zone;

use super::{Cidr, Language, MailTransport, Mode, Requests, SmsGateway, SmtpTls};

/// Declares a section: a struct whose fields carry their defaults, and that refuses unknown keys.
macro_rules! section {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty = $default:expr,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)+
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }
    };
}

section! {
    /// The association's face: its actor and the home page.
    AssociationConfig {
        /// The name before the `@`: 1 to 30 of `a-z`, `0-9` and `_`. Stored at first start.
        handle: String = "association".to_owned(),
        /// 1 to 80 characters.
        name: String = "Rooftop".to_owned(),
        /// The language of texts that are written for everybody.
        language: Language = Language::Fr,
        /// By whose clock people are told days and hours: a name of IANA's time zone database.
        time_zone: Zone = Zone::BRUSSELS,
        /// At most 500 characters.
        summary: String = String::new(),
        /// Whom to write to about one's data: an e-mail address, a telephone number or a postal address, in one line of at most 200 characters.
        contact: String = String::new(),
        /// Folder with help texts and models of agreements of the association's own; without it, those that are built in are shown.
        guidance_dir: Option<PathBuf> = None,
    }
}

section! {
    /// The web server.
    ServerConfig {
        /// Addresses and networks whose `X-Forwarded-For` is believed.
        trusted_proxies: Vec<Cidr> = Vec::new(),
        /// The largest body an inbox takes, in bytes.
        max_body_bytes: usize = 1_048_576,
        /// How long a stop may drain, in seconds.
        shutdown_s: u64 = 10,
        /// Threads that answer requests.
        web_workers: usize = 2,
        /// How long a page that follows what happens keeps its connection, in seconds; with 0 none follows.
        live_s: u64 = 60,
        /// File with the token that a scraper of `/metrics` must bear; without it there is no such page.
        metrics_token_file: Option<PathBuf> = None,
    }
}

section! {
    /// Whom this instance speaks to, and how.
    FederationConfig {
        /// The test setting: http, explicit ports and loopback addresses are legal.
        allow_loopback: bool = false,
        /// Certificates (PEM) that are trusted beside the public ones.
        extra_ca_file: Option<PathBuf> = None,
        /// Whether requests for housing leave, and to whom.
        requests: Requests = Requests::Off,
        /// Whether unknown servers are heard.
        mode: Mode = Mode::Open,
        /// Requests to inboxes that one address may make in a minute.
        inbox_per_minute: u32 = 600,
        /// Refusals that one address is told in a minute without a wait; beyond, it waits for each, two seconds at most.
        refusals_per_minute: u32 = 120,
        /// Verified activities that one server may send in a minute, from whatever addresses.
        origin_per_minute: u32 = 3_000,
        /// How long another server may take to answer, in seconds.
        fetch_timeout_s: u64 = 30,
    }
}

section! {
    /// How activities leave.
    DeliveryConfig {
        /// Deliveries under way at a time.
        parallel: usize = 64,
        /// Deliveries under way to one host at a time.
        per_host: usize = 4,
        /// How long a worker may hold a delivery before another takes it, in seconds.
        lease_s: u64 = 60,
        /// How long a host that fails is left alone at first, in seconds; the wait doubles with each failure.
        first_wait_s: u64 = 15,
        /// A host that was dead for so many days is probed daily and nothing else.
        give_up_after_days: u32 = 7,
    }
}

section! {
    /// How much may wait.
    QueueConfig {
        /// Received activities that may wait before an inbox answers 503.
        inbox_max: u64 = 100_000,
    }
}

section! {
    /// Photos of our offers, and pictures of other servers' offers.
    MediaConfig {
        /// Photos that one offer may have.
        photos_max: u32 = 6,
        /// The largest file that is taken, in bytes.
        upload_max_bytes: usize = 10_485_760,
        /// The most pixels of an uploaded picture, in millions.
        upload_max_megapixels: u32 = 25,
        /// The largest picture that is fetched, in bytes after decompression.
        fetch_max_bytes: usize = 8_388_608,
        /// The most pixels of a fetched picture, in millions.
        fetch_max_megapixels: u32 = 13,
        /// What the fetched pictures may take up in the database, in bytes; those that nobody looked at for longest go first.
        cache_max_bytes: u64 = 268_435_456,
    }
}

section! {
    /// How this instance writes mail.
    MailConfig {
        /// How mail leaves.
        transport: MailTransport = MailTransport::Off,
        /// Whom mails are from: a bare address.
        sender: String = String::new(),
        /// Where mails are put for trials.
        folder: PathBuf = PathBuf::from("data/mail"),
        /// The name of the mail server, which its certificate bears.
        smtp_host: String = String::new(),
        /// Its port.
        smtp_port: u16 = 465,
        /// How the connection is kept secret.
        smtp_tls: SmtpTls = SmtpTls::Implicit,
        /// Who signs in there; nobody where it is empty.
        smtp_user: String = String::new(),
        /// File with the password.
        smtp_password_file: Option<PathBuf> = None,
        /// How long one mail may take, in seconds.
        smtp_timeout_s: u64 = 30,
    }
}

section! {
    /// How this instance writes SMS.
    SmsConfig {
        /// How SMS leave.
        gateway: SmsGateway = SmsGateway::Off,
        /// Where SMS are put for trials.
        file: PathBuf = PathBuf::from("data/sms.jsonl"),
        /// The gateway's address.
        gateway_url: String = String::new(),
        /// File with the token that the gateway asks for.
        gateway_token_file: Option<PathBuf> = None,
        /// How long the gateway may take to answer, in seconds.
        gateway_timeout_s: u64 = 10,
    }
}

section! {
    /// How much people may do.
    LimitsConfig {
        /// Pages that one address gets in a minute without a wait; beyond, it waits for each, two seconds at most.
        pages_per_minute: u32 = 600,
        /// Sign-ins that one address may try in a minute.
        sign_in_per_minute: u32 = 10,
        /// Lines of one import.
        import_lines_max: usize = 100_000,
    }
}

section! {
    /// How moderators bring people together.
    MatchesConfig {
        /// A decision can be undone for so long before anything is sent, in seconds.
        undo_s: u32 = 60,
        /// As `undo_s`, where a household needs a home within 48 hours.
        undo_immediate_s: u32 = 10,
    }
}

section! {
    /// What protects hosts and guests.
    SafeguardingConfig {
        /// Whether an offer may be published without a complete vetting.
        unvetted_publish: bool = false,
        /// For how many months a step of a vetting counts.
        vetting_valid_months: u32 = 12,
    }
}

section! {
    /// For how long things are kept (PR-09).
    RetentionConfig {
        /// An offer or request that never left and that nobody touches, in days.
        draft_days: u32 = 30,
        /// A request that was withdrawn, in days.
        closed_request_days: u32 = 182,
        /// A host of whom a step of the vetting failed, with their offers, in days.
        refused_host_days: u32 = 365,
        /// The words of a closed incident, in days.
        incident_days: u32 = 1_095,
        /// The words of what an authority asked, in days.
        authority_request_days: u32 = 1_095,
        /// What is known of a stay goes so long after it ended, and of a match so long after it came to nothing, in days.
        stay_days: u32 = 730,
    }
}
