//! The command table. Dispatch, the pipe of the command line, the TypeScript types, the window's
//! forgetting of stale answers and the tests of roles all come from it.

use crate::billing::{
    Ageing, BillingExport, BillingExported, BillingExports, BillingProfile, BillingTermsOf, BillingTermsSave,
    BillingTermsView, Board, BoardOf, ClientBilling, ClientBillingOf, ConsentAsk, ConsentEnd,
    ConsentFileSave, ConsentLetter, ConsentLetterOf, ConsentOverride, ConsentRecord, EngagementOf,
    EngagementSave, EngagementView, EngagementsMove, EngagementsMoved, EngagementsPost, EngagementsPosted,
    InvoiceChange, InvoiceCredit, InvoiceLineRemove, InvoiceMove, InvoiceOf, InvoicePay, InvoicePdf,
    InvoiceSave, InvoiceSend, InvoiceView, InvoicesDraft, InvoicesDrafted, InvoicesIssue, InvoicesIssued,
    InvoicesList, InvoicesPage, PaymentTakeBack, PrepaidBuy, PrepaidRemove, ServiceCreditSave,
    ServiceCreditWithdraw, Statement, StatementOf, TimerStart, TimerStop, WorkEnter, WorkEntered, WorkImport,
    WorkImported, WorkRemove,
};
use crate::caldav::{
    CaldavCalendars, CaldavMake, CaldavPassword, CaldavServerMove, CaldavServerSave, CaldavServers,
    CaldavTested,
};
use crate::calendars::{
    CalendarChanges, CalendarCompare, CalendarDiscard, CalendarImport, CalendarImported, CalendarOf,
    CalendarPage, CalendarPicture, CalendarPublish, CalendarSave, CalendarVersionOf, CalendarVersionView,
    CalendarYearAsked, Calendars, HolidaysImport, HolidaysPreview,
};
use crate::clients::{
    ClientHistoryOf, ClientSave, ClientView, ClientsExport, ClientsImport, ClientsImportReport, ClientsList,
    ClientsPage, MergeOf, MergePreview, OfId,
};
use crate::command::Noun::{
    Billing, Clients, Contracts, Duties, History, Mail, Maintenance, Provider, Reports, Sla, Tickets,
};
use crate::command::Role::{self, AccountManager, Admin};
use crate::contracts::{
    ContractAttach, ContractDocuments, ContractEnd, ContractMove, ContractNotice, ContractRenew,
    ContractSave, ContractVersions, ContractView, ContractsList, ContractsPage, ContractsSave,
    DocumentContent, DocumentLimit, DocumentRemove, DocumentSave, Preview, PreviewOf, RenewalsList,
    RenewalsPage, RenewalsSave, RenewedDue, SchedulePdf, ScheduleSave, TermAgree, VersionChanges,
    VersionDraft, VersionOf, VersionRead, VersionSign, VersionsCompare,
};
use crate::duties::{
    ContractDuties, DutiesList, DutiesPage, DutyMove, DutyRecord, DutySave, DutyWaive, ProposalsTake,
};
use crate::history::{HistoryList, HistoryPage};
use crate::intake::{ImportOf, ImportPreview, ImportReport};
use crate::mail::{
    Delivered, MailPassword, MailSettingsSave, MailSettingsView, MailTestOf, OutboxList, OutboxMove,
    OutboxPage, OutboxRow, OutboxView, Tested,
};
use crate::maintenance::{
    BlackoutSave, Blackouts, BlackoutsOf, LetterTemplateSave, LetterTemplates, MaintenanceExport,
    MaintenanceImport, MaintenanceImported, MaintenanceList, MaintenanceListSave, MaintenancePage,
    MaintenanceWeek, NoticeByHand, NoticeFiles, NoticeFilesSaved, NoticeLetter, NoticeLetterOf, NoticeLog,
    NoticeLogOf, NoticeLogSave, NoticeSend, NoticesDue, NoticesSent, PublishOf, PublishTargetSave,
    PublishTargets, Published, Removal, WeekOf, WindowCancel, WindowConflicts, WindowMove, WindowNotices,
    WindowOf, WindowPreview, WindowPreviewOf, WindowRecord, WindowSave, WindowStep, WindowTemplateSave,
    WindowTemplates, WindowView,
};
use crate::provider::{Choices, Home, ProviderChange, SetUp, SetUpLook, SetUpView, Status};
use crate::reports::{
    Built, Grid, GridOf, ReportIssue, ReportOf, ReportSave, ReportView, Saved, WhatIf, WhatIfOf,
};
use crate::search::{Find, Found};
use crate::sla::{
    AnnouncementView, Announcements, CalendarYear, CalendarYearOf, CompareOf, Comparison, DraftBegin,
    DraftDiscard, DraftOf, DraftPublish, DraftSave, DraftView, Drafts, ExportOf, Exported, NoticeFileOf,
    NoticeRecord, NoticeSave, NoticeTemplate, Policies, PolicyImport, PolicyOf, PolicyView, PresetUse,
    PromiseOf, PromiseRead, Versions,
};
use crate::tickets::{
    Changed, Explanation, TicketCreate, TicketExclude, TicketExplain, TicketRecord, TicketsList, TicketsPage,
};
use crate::upkeep::{BackupTo, Health};
use crate::wire::Nothing;

/// Everybody who works here.
const ALL: &[Role] = &Role::ALL;
/// Those who answer for contracts and tickets.
const MANAGERS: &[Role] = &[AccountManager, Admin];
/// Those who answer for what is billed.
const BILLERS: &[Role] = &[Role::Billing, Admin];
/// Those who agree on what it costs.
const MANAGERS_AND_BILLERS: &[Role] = &[AccountManager, Role::Billing, Admin];
/// Those who set the program up.
const ADMINS: &[Role] = &[Admin];

const EVERYTHING: &[crate::command::Noun] =
    &[Provider, Clients, Contracts, Sla, Duties, Tickets, Maintenance, Billing, Reports, History];

crate::command::table! {
    "app.status" => provider::status(Nothing) -> Status, ALL, reads &[Provider, Clients, Contracts, Tickets, Billing, Reports, Mail], changes &[];
    "app.choices" => provider::choices(Nothing) -> Choices, ALL, reads &[], changes &[];
    "app.look" => provider::look(SetUpLook) -> SetUpView, ALL, reads &[], changes &[];
    "app.set_up" => provider::set_up(SetUp) -> Status, ADMINS, reads &[], changes EVERYTHING;
    "app.open_sample" => provider::open_sample(Nothing) -> Status, ADMINS, reads &[], changes EVERYTHING;
    "app.remove_sample" => provider::remove_sample(Nothing) -> Status, ADMINS, reads &[], changes EVERYTHING;
    "app.change_provider" => provider::change(ProviderChange) -> Status, ADMINS, reads &[], changes &[Provider, History];
    "app.home" => provider::home(Nothing) -> Home, ALL, reads &[Clients, Duties, Tickets, Maintenance, Billing, Reports, Contracts, Sla, Mail], changes &[];
    "app.check" => upkeep::check(Nothing) -> Health, ALL, reads &[Provider, History], changes &[];
    "app.backup" => upkeep::back_up(BackupTo) -> Saved, ADMINS, reads &[], changes &[];
    "clients.list" => clients::list(ClientsList) -> ClientsPage, ALL, reads &[Clients, Contracts, Sla, Tickets], changes &[];
    "clients.get" => clients::get(OfId) -> ClientView, ALL, reads &[Clients, Contracts, Sla, Tickets], changes &[];
    "clients.history" => clients::history(ClientHistoryOf) -> HistoryPage, ALL, reads &[Clients, History], changes &[];
    "clients.save" => clients::save(ClientSave) -> ClientView, MANAGERS, reads &[], changes &[Clients, Provider, History];
    "clients.merge_preview" => clients::merge_preview(MergeOf) -> MergePreview, ALL, reads &[Clients, Contracts, Tickets], changes &[];
    "clients.merge" => clients::merge(MergeOf) -> ClientView, MANAGERS, reads &[], changes &[Clients, Contracts, Tickets, Billing, Reports, Provider, History];
    "clients.import_preview" => clients::import_preview(ClientsImport) -> ClientsImportReport, MANAGERS, reads &[Clients], changes &[];
    "clients.import" => clients::import(ClientsImport) -> ClientsImportReport, MANAGERS, reads &[], changes &[Clients, Provider, History];
    "clients.export" => clients::export(ClientsExport) -> Saved, ALL, reads &[Clients], changes &[];
    "clients.save_list" => clients::save_list(ClientsExport) -> Saved, ALL, reads &[Clients, Contracts, Sla, Tickets], changes &[];
    "contracts.list" => contracts::list(ContractsList) -> ContractsPage, ALL, reads &[Contracts, Clients, Sla], changes &[];
    "contracts.get" => contracts::get(OfId) -> ContractView, ALL, reads &[Contracts, Clients, Sla], changes &[];
    "contracts.save" => contracts::save(ContractSave) -> ContractView, MANAGERS, reads &[], changes &[Contracts, Provider, History];
    "contracts.activate" => contracts::activate(ContractMove) -> ContractView, MANAGERS, reads &[], changes &[Contracts, Tickets, Reports, Provider, History];
    "contracts.suspend" => contracts::suspend(ContractMove) -> ContractView, MANAGERS, reads &[], changes &[Contracts, Tickets, Reports, Provider, History];
    "contracts.end" => contracts::end(ContractMove) -> ContractView, MANAGERS, reads &[], changes &[Contracts, Tickets, Reports, Provider, History];
    "contracts.versions" => contracts::versions(OfId) -> ContractVersions, ALL, reads &[Contracts, Sla], changes &[];
    "contracts.read_version" => contracts::read_version(VersionOf) -> VersionRead, ALL, reads &[Contracts, Sla], changes &[];
    "contracts.save_list" => contracts::save_list(ContractsSave) -> Saved, ALL, reads &[Contracts, Clients, Sla], changes &[];
    "contracts.compare_versions" => contracts::compare_versions(VersionsCompare) -> VersionChanges, ALL, reads &[Contracts, Sla], changes &[];
    "contracts.draft_version" => contracts::draft_version(VersionDraft) -> ContractView, MANAGERS, reads &[], changes &[Contracts, Provider, History];
    "contracts.discard_version" => contracts::discard_version(ContractMove) -> ContractView, MANAGERS, reads &[], changes &[Contracts, Provider, History];
    "contracts.sign_version" => contracts::sign_version(VersionSign) -> ContractView, MANAGERS, reads &[], changes &[Contracts, Tickets, Reports, Provider, History];
    "contracts.schedule" => contracts::schedule(OfId) -> SchedulePdf, ALL, reads &[Contracts, Clients, Sla], changes &[];
    "contracts.save_schedule" => contracts::save_schedule(ScheduleSave) -> Saved, ALL, reads &[Contracts, Clients, Sla], changes &[];
    "contracts.term" => contracts::term(OfId) -> ContractEnd, ALL, reads &[Contracts], changes &[];
    "contracts.agree_term" => contracts::agree_term(TermAgree) -> ContractEnd, MANAGERS, reads &[], changes &[Contracts, Provider, History];
    "contracts.renew" => contracts::renew(ContractRenew) -> ContractView, MANAGERS, reads &[], changes &[Contracts, Tickets, Reports, Provider, History];
    "contracts.give_notice" => contracts::give_notice(ContractNotice) -> ContractView, MANAGERS, reads &[], changes &[Contracts, Reports, Provider, History];
    "contracts.withdraw_notice" => contracts::withdraw_notice(ContractMove) -> ContractView, MANAGERS, reads &[], changes &[Contracts, Reports, Provider, History];
    "contracts.renew_due" => contracts::renew_due(Nothing) -> RenewedDue, MANAGERS, reads &[], changes &[Contracts, Tickets, Reports, Provider, History];
    "contracts.renewals" => contracts::renewals(RenewalsList) -> RenewalsPage, ALL, reads &[Contracts, Clients, Sla, Reports], changes &[];
    "contracts.save_renewals" => contracts::save_renewals(RenewalsSave) -> Saved, ALL, reads &[Contracts, Clients, Sla, Reports], changes &[];
    "contracts.attach" => contracts::attach(ContractAttach) -> ContractDocuments, MANAGERS, reads &[], changes &[Contracts, History];
    "contracts.documents" => contracts::documents(OfId) -> ContractDocuments, ALL, reads &[Contracts], changes &[];
    "contracts.document" => contracts::document(OfId) -> DocumentContent, ALL, reads &[Contracts], changes &[];
    "contracts.save_document" => contracts::save_document(DocumentSave) -> Saved, ALL, reads &[Contracts], changes &[];
    "contracts.remove_document" => contracts::remove_document(DocumentRemove) -> ContractDocuments, MANAGERS, reads &[], changes &[Contracts, History];
    "contracts.document_limit" => contracts::document_limit(Nothing) -> DocumentLimit, ALL, reads &[Contracts], changes &[];
    "contracts.set_document_limit" => contracts::set_document_limit(DocumentLimit) -> DocumentLimit, ADMINS, reads &[], changes &[Contracts, History];
    "contracts.preview" => contracts::preview(PreviewOf) -> Preview, ALL, reads &[Sla, Contracts], changes &[];
    "sla.policies" => sla::policies(Nothing) -> Policies, ALL, reads &[Sla, Contracts], changes &[];
    "sla.policy" => sla::policy(PolicyOf) -> PolicyView, ALL, reads &[Sla, Contracts], changes &[];
    "sla.calendar_year" => sla::calendar_year(CalendarYearOf) -> CalendarYear, ALL, reads &[Sla], changes &[];
    "sla.import_policy" => sla::import_policy(PolicyImport) -> PolicyView, MANAGERS, reads &[], changes &[Sla, Provider, History];
    "sla.use_preset" => sla::use_preset(PresetUse) -> PolicyView, MANAGERS, reads &[], changes &[Sla, Provider, History];
    "calendars.list" => calendars::list(Nothing) -> Calendars, ALL, reads &[Sla, Contracts], changes &[];
    "calendars.get" => calendars::get(CalendarOf) -> CalendarPage, ALL, reads &[Sla, Contracts], changes &[];
    "calendars.version" => calendars::version(CalendarVersionOf) -> CalendarVersionView, ALL, reads &[Sla], changes &[];
    "calendars.year" => calendars::year(CalendarYearAsked) -> CalendarPicture, ALL, reads &[Sla], changes &[];
    "calendars.compare" => calendars::compare(CalendarCompare) -> CalendarChanges, ALL, reads &[Sla], changes &[];
    "calendars.save" => calendars::save(CalendarSave) -> CalendarPage, MANAGERS, reads &[], changes &[Sla, Provider, History];
    "calendars.import_file" => calendars::import_file(CalendarImport) -> CalendarImported, MANAGERS, reads &[], changes &[Sla, Provider, History];
    "calendars.import_holidays" => calendars::import_holidays(HolidaysImport) -> HolidaysPreview, MANAGERS, reads &[], changes &[Sla, Provider, History];
    "calendars.publish" => calendars::publish(CalendarPublish) -> CalendarPage, MANAGERS, reads &[], changes &[Sla, Contracts, Tickets, Reports, Provider, History];
    "calendars.discard" => calendars::discard(CalendarDiscard) -> Calendars, MANAGERS, reads &[], changes &[Sla, Provider, History];
    "sla.versions" => sla::versions(PolicyOf) -> Versions, ALL, reads &[Sla, Contracts], changes &[];
    "sla.compare" => sla::compare(CompareOf) -> Comparison, ALL, reads &[Sla, Contracts], changes &[];
    "sla.export" => sla::export(ExportOf) -> Exported, ALL, reads &[Sla], changes &[];
    "sla.announcements" => sla::announcements(Nothing) -> Announcements, ALL, reads &[Sla, Contracts, Clients], changes &[];
    "sla.announcement" => sla::announcement(PolicyOf) -> AnnouncementView, ALL, reads &[Sla, Contracts, Clients], changes &[];
    "sla.notice_file" => sla::notice_file(NoticeFileOf) -> Exported, ALL, reads &[Sla, Clients], changes &[];
    "sla.save_notice" => sla::save_notice(NoticeSave) -> AnnouncementView, MANAGERS, reads &[], changes &[Sla, History];
    "sla.save_notice_template" => sla::save_notice_template(NoticeTemplate) -> NoticeTemplate, MANAGERS, reads &[], changes &[Sla, History];
    "sla.record_notice" => sla::record_notice(NoticeRecord) -> AnnouncementView, MANAGERS, reads &[], changes &[Sla, History];
    "sla.drafts" => sla::drafts(Nothing) -> Drafts, ALL, reads &[Sla], changes &[];
    "sla.policy_draft" => sla::policy_draft(DraftOf) -> DraftView, ALL, reads &[Sla], changes &[];
    "sla.read_promise" => sla::read_promise(PromiseOf) -> PromiseRead, ALL, reads &[], changes &[];
    "sla.begin_draft" => sla::begin_draft(DraftBegin) -> DraftView, MANAGERS, reads &[], changes &[Sla, History];
    "sla.save_draft" => sla::save_draft(DraftSave) -> DraftView, MANAGERS, reads &[], changes &[Sla, History];
    "sla.discard_draft" => sla::discard_draft(DraftDiscard) -> Drafts, MANAGERS, reads &[], changes &[Sla, History];
    "sla.publish" => sla::publish(DraftPublish) -> PolicyView, MANAGERS, reads &[], changes &[Sla, Provider, History];
    "duties.list" => duties::list(DutiesList) -> DutiesPage, ALL, reads &[Duties, Contracts, Clients], changes &[];
    "duties.of_contract" => duties::of_contract(OfId) -> ContractDuties, ALL, reads &[Duties, Contracts, Clients, Sla], changes &[];
    "duties.save" => duties::save(DutySave) -> ContractDuties, MANAGERS, reads &[], changes &[Duties, Reports, Provider, History];
    "duties.remove" => duties::remove(DutyMove) -> ContractDuties, MANAGERS, reads &[], changes &[Duties, Reports, Provider, History];
    "duties.record" => duties::record(DutyRecord) -> ContractDuties, ALL, reads &[], changes &[Duties, Reports, Provider, History];
    "duties.waive" => duties::waive(DutyWaive) -> ContractDuties, MANAGERS, reads &[], changes &[Duties, Reports, Provider, History];
    "duties.take_back" => duties::take_back(DutyWaive) -> ContractDuties, MANAGERS, reads &[], changes &[Duties, Reports, Provider, History];
    "duties.propose" => duties::propose(ProposalsTake) -> ContractDuties, MANAGERS, reads &[], changes &[Duties, Reports, Provider, History];
    "tickets.list" => tickets::list(TicketsList) -> TicketsPage, ALL, reads &[Tickets, Contracts, Clients], changes &[];
    "tickets.explain" => tickets::explain(OfId) -> Explanation, ALL, reads &[Tickets, Contracts, Sla], changes &[];
    "tickets.create" => tickets::create(TicketCreate) -> Explanation, ALL, reads &[], changes &[Tickets, Reports, Provider, History];
    "tickets.record" => tickets::record(TicketRecord) -> Explanation, ALL, reads &[], changes &[Tickets, Reports, Provider, History];
    "tickets.exclude" => tickets::exclude(TicketExclude) -> Changed, MANAGERS, reads &[], changes &[Tickets, Reports, Provider, History];
    "tickets.explain_late" => tickets::explain_late(TicketExplain) -> Explanation, ALL, reads &[], changes &[Tickets, Reports, History];
    "tickets.import_preview" => intake::preview(ImportOf) -> ImportPreview, MANAGERS, reads &[Tickets], changes &[];
    "tickets.import" => intake::import(ImportOf) -> ImportReport, MANAGERS, reads &[], changes &[Tickets, Clients, Reports, Provider, History];
    "tickets.take_back_import" => intake::take_back(OfId) -> Changed, MANAGERS, reads &[], changes &[Tickets, Reports, Provider, History];
    "maintenance.week" => maintenance::week(WeekOf) -> MaintenanceWeek, ALL, reads &[Maintenance, Clients, Contracts, Sla, Mail], changes &[];
    "maintenance.list" => maintenance::list(MaintenanceList) -> MaintenancePage, ALL, reads &[Maintenance, Clients, Contracts, Sla, Mail], changes &[];
    "maintenance.save_list" => maintenance::save_list(MaintenanceListSave) -> Saved, ALL, reads &[Maintenance, Clients, Contracts, Sla], changes &[];
    "maintenance.conflicts" => maintenance::conflicts(MaintenanceList) -> WindowConflicts, ALL, reads &[Maintenance, Clients, Contracts, Sla], changes &[];
    "maintenance.get" => maintenance::get(WindowOf) -> WindowView, ALL, reads &[Maintenance, Clients, Contracts, Sla, Mail], changes &[];
    "maintenance.preview" => maintenance::preview(WindowPreviewOf) -> WindowPreview, ALL, reads &[Maintenance, Clients, Contracts, Sla], changes &[];
    "maintenance.save" => maintenance::save(WindowSave) -> WindowView, MANAGERS, reads &[], changes &[Maintenance, Reports, Provider, History];
    "maintenance.move" => maintenance::move_window(WindowMove) -> WindowView, MANAGERS, reads &[], changes &[Maintenance, Reports, Provider, History];
    "maintenance.publish_window" => maintenance::publish_window(WindowStep) -> WindowView, ADMINS, reads &[], changes &[Maintenance, Reports, Provider, History];
    "maintenance.remove" => maintenance::remove(WindowStep) -> Nothing, MANAGERS, reads &[], changes &[Maintenance, Provider, History];
    "maintenance.cancel" => maintenance::cancel(WindowCancel) -> WindowView, ADMINS, reads &[], changes &[Maintenance, Reports, Provider, History];
    "maintenance.restore" => maintenance::restore(WindowCancel) -> WindowView, ADMINS, reads &[], changes &[Maintenance, Reports, Provider, History];
    "maintenance.record" => maintenance::record(WindowRecord) -> WindowView, ALL, reads &[], changes &[Maintenance, Reports, Provider, History];
    "maintenance.notices" => maintenance::notices(WindowOf) -> WindowNotices, ALL, reads &[Maintenance, Clients, Contracts, Sla, Mail], changes &[];
    "maintenance.notices_due" => maintenance::notices_due(Nothing) -> NoticesDue, ALL, reads &[Maintenance, Clients, Contracts, Sla, Mail], changes &[];
    "maintenance.notice_letter" => maintenance::notice_letter(NoticeLetterOf) -> NoticeLetter, ALL, reads &[Maintenance, Clients, Contracts, Sla], changes &[];
    "maintenance.send_notice" => maintenance::send_notice(NoticeSend) -> NoticesSent, MANAGERS, reads &[], changes &[Maintenance, Mail, Reports, Provider, History];
    "maintenance.save_notice" => maintenance::save_notice(NoticeFiles) -> NoticeFilesSaved, ALL, reads &[Maintenance, Clients, Contracts, Sla], changes &[];
    "maintenance.record_notice" => maintenance::record_notice(NoticeByHand) -> WindowNotices, MANAGERS, reads &[], changes &[Maintenance, Reports, Provider, History];
    "maintenance.notice_log" => maintenance::notice_log(NoticeLogOf) -> NoticeLog, ALL, reads &[Maintenance, Clients, Mail], changes &[];
    "maintenance.save_notice_log" => maintenance::save_notice_log(NoticeLogSave) -> Saved, ALL, reads &[Maintenance, Clients, Mail], changes &[];
    "maintenance.notice_templates" => maintenance::notice_templates(Nothing) -> LetterTemplates, ALL, reads &[Maintenance, Clients], changes &[];
    "maintenance.save_notice_template" => maintenance::save_notice_template(LetterTemplateSave) -> LetterTemplates, MANAGERS, reads &[], changes &[Maintenance, History];
    "maintenance.blackouts" => maintenance::blackouts(BlackoutsOf) -> Blackouts, ALL, reads &[Maintenance, Clients], changes &[];
    "maintenance.save_blackout" => maintenance::save_blackout(BlackoutSave) -> Blackouts, MANAGERS, reads &[], changes &[Maintenance, Provider, History];
    "maintenance.remove_blackout" => maintenance::remove_blackout(Removal) -> Blackouts, MANAGERS, reads &[], changes &[Maintenance, Provider, History];
    "maintenance.templates" => maintenance::templates(Nothing) -> WindowTemplates, ALL, reads &[Maintenance, Sla, Contracts], changes &[];
    "maintenance.save_template" => maintenance::save_template(WindowTemplateSave) -> WindowTemplates, MANAGERS, reads &[], changes &[Maintenance, History];
    "maintenance.remove_template" => maintenance::remove_template(Removal) -> WindowTemplates, MANAGERS, reads &[], changes &[Maintenance, History];
    "maintenance.export" => maintenance::export(MaintenanceExport) -> Saved, ALL, reads &[Maintenance, Clients, Contracts], changes &[];
    "maintenance.targets" => maintenance::targets(Nothing) -> PublishTargets, ALL, reads &[Maintenance, Clients, Provider], changes &[];
    "maintenance.save_target" => maintenance::save_target(PublishTargetSave) -> PublishTargets, ADMINS, reads &[], changes &[Maintenance, History];
    "maintenance.remove_target" => maintenance::remove_target(Removal) -> PublishTargets, ADMINS, reads &[], changes &[Maintenance, History];
    "maintenance.publish" => maintenance::publish(PublishOf) -> Published, ADMINS, reads &[], changes &[Maintenance, History];
    "maintenance.import_preview" => maintenance::import_preview(MaintenanceImport) -> MaintenanceImported, MANAGERS, reads &[Maintenance, Clients, Provider], changes &[];
    "maintenance.import" => maintenance::import(MaintenanceImport) -> MaintenanceImported, MANAGERS, reads &[], changes &[Maintenance, Provider, History];
    "billing.board" => billing::board(BoardOf) -> Board, ALL, reads &[Billing, Clients, Contracts], changes &[];
    "billing.engagement" => billing::engagement(EngagementOf) -> EngagementView, ALL, reads &[Billing, Clients, Contracts, Sla, Mail], changes &[];
    "billing.save_engagement" => billing::save_engagement(EngagementSave) -> EngagementView, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.consent_letter" => billing::consent_letter(ConsentLetterOf) -> ConsentLetter, ALL, reads &[Billing, Clients, Mail], changes &[];
    "billing.ask_consent" => billing::ask_consent(ConsentAsk) -> EngagementView, BILLERS, reads &[], changes &[Billing, Mail, Provider, History];
    "billing.record_consent" => billing::record_consent(ConsentRecord) -> EngagementView, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.decline_consent" => billing::decline_consent(ConsentEnd) -> EngagementView, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.withdraw_consent" => billing::withdraw_consent(ConsentEnd) -> EngagementView, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.override_consent" => billing::override_consent(ConsentOverride) -> EngagementView, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.save_consent_file" => billing::save_consent_file(ConsentFileSave) -> Saved, ALL, reads &[Billing], changes &[];
    "billing.start_timer" => billing::start_timer(TimerStart) -> EngagementView, ALL, reads &[], changes &[Billing, Provider, History];
    "billing.stop_timer" => billing::stop_timer(TimerStop) -> EngagementView, ALL, reads &[], changes &[Billing, Provider, History];
    "billing.enter_work" => billing::enter_work(WorkEnter) -> WorkEntered, ALL, reads &[], changes &[Billing, Provider, History];
    "billing.remove_work" => billing::remove_work(WorkRemove) -> EngagementView, ALL, reads &[], changes &[Billing, Provider, History];
    "billing.import_work" => billing::import_work(WorkImport) -> WorkImported, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.move_engagements" => billing::move_engagements(EngagementsMove) -> EngagementsMoved, ALL, reads &[], changes &[Billing, Provider, History];
    "billing.post" => billing::post(EngagementsPost) -> EngagementsPosted, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.terms" => billing::terms(BillingTermsOf) -> BillingTermsView, ALL, reads &[Billing, Contracts, Clients, Sla], changes &[];
    "billing.save_terms" => billing::save_terms(BillingTermsSave) -> BillingTermsView, MANAGERS_AND_BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.buy_prepaid" => billing::buy_prepaid(PrepaidBuy) -> BillingTermsView, MANAGERS_AND_BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.remove_prepaid" => billing::remove_prepaid(PrepaidRemove) -> BillingTermsView, MANAGERS_AND_BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.save_credit" => billing::save_credit(ServiceCreditSave) -> BillingTermsView, MANAGERS_AND_BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.withdraw_credit" => billing::withdraw_credit(ServiceCreditWithdraw) -> BillingTermsView, MANAGERS_AND_BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.client" => billing::client(ClientBillingOf) -> ClientBilling, ALL, reads &[Billing, Clients], changes &[];
    "billing.save_client" => billing::save_client(ClientBilling) -> ClientBilling, MANAGERS_AND_BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.profile" => billing::profile(Nothing) -> BillingProfile, ALL, reads &[Billing, Provider], changes &[];
    "billing.save_profile" => billing::save_profile(BillingProfile) -> BillingProfile, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.invoices" => billing::invoices(InvoicesList) -> InvoicesPage, ALL, reads &[Billing, Clients], changes &[];
    "billing.invoice" => billing::invoice(InvoiceOf) -> InvoiceView, ALL, reads &[Billing, Clients, Mail], changes &[];
    "billing.draft_invoices" => billing::draft_invoices(InvoicesDraft) -> InvoicesDrafted, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.change_invoice" => billing::change_invoice(InvoiceChange) -> InvoiceView, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.remove_line" => billing::remove_line(InvoiceLineRemove) -> InvoiceView, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.discard_invoice" => billing::discard_invoice(InvoiceMove) -> InvoicesPage, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.issue" => billing::issue(InvoicesIssue) -> InvoicesIssued, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.pdf" => billing::pdf(InvoiceOf) -> InvoicePdf, ALL, reads &[Billing, Clients], changes &[];
    "billing.save_pdf" => billing::save_pdf(InvoiceSave) -> Saved, ALL, reads &[Billing, Clients], changes &[];
    "billing.send_invoice" => billing::send_invoice(InvoiceSend) -> InvoiceView, BILLERS, reads &[], changes &[Billing, Mail, History];
    "billing.credit" => billing::credit(InvoiceCredit) -> InvoiceView, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.pay" => billing::pay(InvoicePay) -> InvoiceView, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.refund" => billing::refund(InvoicePay) -> InvoiceView, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.take_back_payment" => billing::take_back_payment(PaymentTakeBack) -> InvoiceView, BILLERS, reads &[], changes &[Billing, Provider, History];
    "billing.ageing" => billing::ageing(Nothing) -> Ageing, ALL, reads &[Billing, Clients], changes &[];
    "billing.statement" => billing::statement(StatementOf) -> Statement, ALL, reads &[Billing, Clients, Contracts], changes &[];
    "billing.export" => billing::export(BillingExport) -> BillingExported, BILLERS, reads &[], changes &[Billing, History];
    "billing.exports" => billing::exports(Nothing) -> BillingExports, ALL, reads &[Billing], changes &[];
    "reports.grid" => reports::grid(GridOf) -> Grid, ALL, reads &[Reports, Contracts, Tickets], changes &[];
    "reports.view" => reports::view(ReportOf) -> ReportView, ALL, reads &[Reports, Tickets, Contracts], changes &[];
    "reports.figures" => reports::figures(ReportOf) -> serde_json::Value, ALL, reads &[Reports, Tickets, Contracts], changes &[];
    "reports.build" => reports::build(ReportSave) -> Built, ALL, reads &[Reports, Tickets, Contracts], changes &[];
    "reports.what_if" => reports::what_if(WhatIfOf) -> WhatIf, ALL, reads &[Reports, Tickets, Contracts, Sla], changes &[];
    "reports.issue" => reports::issue(ReportIssue) -> ReportView, MANAGERS, reads &[], changes &[Reports, Provider, History];
    "reports.save_pdf" => reports::save_pdf(ReportSave) -> Saved, ALL, reads &[Reports], changes &[];
    "search.find" => search::find(Find) -> Found, ALL, reads &[Clients, Contracts, Sla, Tickets, Maintenance, Billing], changes &[];
    "mail.settings" => mail::settings(Nothing) -> MailSettingsView, ALL, reads &[Mail], changes &[];
    "mail.save_settings" => mail::save_settings(MailSettingsSave) -> MailSettingsView, ADMINS, reads &[], changes &[Mail, History];
    "mail.set_password" => mail::set_password(MailPassword) -> MailSettingsView, ADMINS, reads &[], changes &[Mail, History];
    "mail.test" => mail::test(MailTestOf) -> Tested, ADMINS, reads &[], changes &[];
    "mail.outbox" => mail::outbox(OutboxList) -> OutboxPage, ALL, reads &[Mail], changes &[];
    "mail.get" => mail::get(OfId) -> OutboxView, ALL, reads &[Mail], changes &[];
    "mail.retry" => mail::retry(OutboxMove) -> OutboxRow, MANAGERS, reads &[], changes &[Mail, Maintenance, History];
    "mail.withdraw" => mail::withdraw(OutboxMove) -> OutboxRow, MANAGERS, reads &[], changes &[Mail, Maintenance, History];
    "mail.deliver" => mail::deliver(Nothing) -> Delivered, ALL, reads &[], changes &[Mail, Maintenance, History];
    "caldav.servers" => caldav::servers(Nothing) -> CaldavServers, ALL, reads &[Mail], changes &[];
    "caldav.save_server" => caldav::save_server(CaldavServerSave) -> CaldavServers, ADMINS, reads &[], changes &[Mail, Maintenance, History];
    "caldav.remove_server" => caldav::remove_server(CaldavServerMove) -> CaldavServers, ADMINS, reads &[], changes &[Mail, Maintenance, History];
    "caldav.set_password" => caldav::set_password(CaldavPassword) -> CaldavServers, ADMINS, reads &[], changes &[Mail, History];
    "caldav.test" => caldav::test(OfId) -> CaldavTested, ADMINS, reads &[], changes &[];
    "caldav.calendars" => caldav::calendars(OfId) -> CaldavCalendars, ALL, reads &[Mail], changes &[];
    "caldav.make_calendar" => caldav::make_calendar(CaldavMake) -> CaldavCalendars, ADMINS, reads &[], changes &[Mail, History];
    "history.list" => history::list(HistoryList) -> HistoryPage, ALL, reads &[History], changes &[];
}
