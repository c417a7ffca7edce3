//! Telling clients of maintenance: letters, the outbox, files, by hand, and the evidence of it.

mod due;
mod focus;
mod letter;
mod log;
mod send;
mod templates;
mod text;
mod told;
mod view;
mod wire;

pub use due::notices_due;
pub use letter::notice_letter;
pub use log::{notice_log, save_notice_log};
pub use send::{record_notice, save_notice, send_notice};
pub use templates::{notice_templates, save_notice_template};
pub use view::notices;
pub use wire::{
    ClientNoticeRow, LetterTemplateRow, LetterTemplateSave, LetterTemplates, NoticeAddress, NoticeByHand,
    NoticeDue, NoticeEvidenceRow, NoticeFiles, NoticeFilesSaved, NoticeLetter, NoticeLetterOf, NoticeLog,
    NoticeLogOf, NoticeLogSave, NoticeMark, NoticeSend, NoticesDue, NoticesSent, WindowNotices,
};

pub(crate) use due::due;
pub(crate) use told::ToldBook;
