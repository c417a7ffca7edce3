// Generated from the command table by `cargo xtask bindings`. Do not edit.

import type {
  Ageing,
  AnnouncementView,
  Announcements,
  BackupTo,
  BillingExport,
  BillingExported,
  BillingExports,
  BillingProfile,
  BillingTermsOf,
  BillingTermsSave,
  BillingTermsView,
  BlackoutSave,
  Blackouts,
  BlackoutsOf,
  Board,
  BoardOf,
  Built,
  CaldavCalendars,
  CaldavMake,
  CaldavPassword,
  CaldavServerMove,
  CaldavServerSave,
  CaldavServers,
  CaldavTested,
  CalendarChanges,
  CalendarCompare,
  CalendarDiscard,
  CalendarImport,
  CalendarImported,
  CalendarOf,
  CalendarPage,
  CalendarPicture,
  CalendarPublish,
  CalendarSave,
  CalendarVersionOf,
  CalendarVersionView,
  CalendarYear,
  CalendarYearAsked,
  CalendarYearOf,
  Calendars,
  Changed,
  Choices,
  ClientBilling,
  ClientBillingOf,
  ClientHistoryOf,
  ClientSave,
  ClientView,
  ClientsExport,
  ClientsImport,
  ClientsImportReport,
  ClientsList,
  ClientsPage,
  CompareOf,
  Comparison,
  ConsentAsk,
  ConsentEnd,
  ConsentFileSave,
  ConsentLetter,
  ConsentLetterOf,
  ConsentOverride,
  ConsentRecord,
  ContractAttach,
  ContractDocuments,
  ContractDuties,
  ContractEnd,
  ContractMove,
  ContractNotice,
  ContractRenew,
  ContractSave,
  ContractVersions,
  ContractView,
  ContractsList,
  ContractsPage,
  ContractsSave,
  Delivered,
  DocumentContent,
  DocumentLimit,
  DocumentRemove,
  DocumentSave,
  DraftBegin,
  DraftDiscard,
  DraftOf,
  DraftPublish,
  DraftSave,
  DraftView,
  Drafts,
  DutiesList,
  DutiesPage,
  DutyMove,
  DutyRecord,
  DutySave,
  DutyWaive,
  EngagementOf,
  EngagementSave,
  EngagementView,
  EngagementsMove,
  EngagementsMoved,
  EngagementsPost,
  EngagementsPosted,
  Explanation,
  ExportOf,
  Exported,
  Find,
  Found,
  Grid,
  GridOf,
  Health,
  HistoryList,
  HistoryPage,
  HolidaysImport,
  HolidaysPreview,
  Home,
  ImportOf,
  ImportPreview,
  ImportReport,
  InvoiceChange,
  InvoiceCredit,
  InvoiceLineRemove,
  InvoiceMove,
  InvoiceOf,
  InvoicePay,
  InvoicePdf,
  InvoiceSave,
  InvoiceSend,
  InvoiceView,
  InvoicesDraft,
  InvoicesDrafted,
  InvoicesIssue,
  InvoicesIssued,
  InvoicesList,
  InvoicesPage,
  JsonValue,
  LetterTemplateSave,
  LetterTemplates,
  MailPassword,
  MailSettingsSave,
  MailSettingsView,
  MailTestOf,
  MaintenanceExport,
  MaintenanceImport,
  MaintenanceImported,
  MaintenanceList,
  MaintenanceListSave,
  MaintenancePage,
  MaintenanceWeek,
  MergeOf,
  MergePreview,
  Nothing,
  NoticeByHand,
  NoticeFileOf,
  NoticeFiles,
  NoticeFilesSaved,
  NoticeLetter,
  NoticeLetterOf,
  NoticeLog,
  NoticeLogOf,
  NoticeLogSave,
  NoticeRecord,
  NoticeSave,
  NoticeSend,
  NoticeTemplate,
  NoticesDue,
  NoticesSent,
  OfId,
  OutboxList,
  OutboxMove,
  OutboxPage,
  OutboxRow,
  OutboxView,
  PaymentTakeBack,
  Policies,
  PolicyImport,
  PolicyOf,
  PolicyView,
  PrepaidBuy,
  PrepaidRemove,
  PresetUse,
  Preview,
  PreviewOf,
  PromiseOf,
  PromiseRead,
  ProposalsTake,
  ProviderChange,
  PublishOf,
  PublishTargetSave,
  PublishTargets,
  Published,
  Removal,
  RenewalsList,
  RenewalsPage,
  RenewalsSave,
  RenewedDue,
  ReportIssue,
  ReportOf,
  ReportSave,
  ReportView,
  Saved,
  SchedulePdf,
  ScheduleSave,
  ServiceCreditSave,
  ServiceCreditWithdraw,
  SetUp,
  SetUpLook,
  SetUpView,
  Statement,
  StatementOf,
  Status,
  TermAgree,
  Tested,
  TicketCreate,
  TicketExclude,
  TicketExplain,
  TicketRecord,
  TicketsList,
  TicketsPage,
  TimerStart,
  TimerStop,
  VersionChanges,
  VersionDraft,
  VersionOf,
  VersionRead,
  VersionSign,
  Versions,
  VersionsCompare,
  WeekOf,
  WhatIf,
  WhatIfOf,
  WindowCancel,
  WindowConflicts,
  WindowMove,
  WindowNotices,
  WindowOf,
  WindowPreview,
  WindowPreviewOf,
  WindowRecord,
  WindowSave,
  WindowStep,
  WindowTemplateSave,
  WindowTemplates,
  WindowView,
  WorkEnter,
  WorkEntered,
  WorkImport,
  WorkImported,
  WorkRemove,
} from "./types";

/** What a command reads or changes. */
export type Noun = "provider" | "clients" | "contracts" | "sla" | "duties" | "tickets" | "maintenance" | "billing" | "reports" | "mail" | "history";

/** Who may call a command. */
export type Role = "account_manager" | "billing" | "admin";

/** Every command with its arguments and its reply. */
export interface Commands {
  "app.status": { args: Nothing; reply: Status };
  "app.choices": { args: Nothing; reply: Choices };
  "app.look": { args: SetUpLook; reply: SetUpView };
  "app.set_up": { args: SetUp; reply: Status };
  "app.open_sample": { args: Nothing; reply: Status };
  "app.remove_sample": { args: Nothing; reply: Status };
  "app.change_provider": { args: ProviderChange; reply: Status };
  "app.home": { args: Nothing; reply: Home };
  "app.check": { args: Nothing; reply: Health };
  "app.backup": { args: BackupTo; reply: Saved };
  "clients.list": { args: ClientsList; reply: ClientsPage };
  "clients.get": { args: OfId; reply: ClientView };
  "clients.history": { args: ClientHistoryOf; reply: HistoryPage };
  "clients.save": { args: ClientSave; reply: ClientView };
  "clients.merge_preview": { args: MergeOf; reply: MergePreview };
  "clients.merge": { args: MergeOf; reply: ClientView };
  "clients.import_preview": { args: ClientsImport; reply: ClientsImportReport };
  "clients.import": { args: ClientsImport; reply: ClientsImportReport };
  "clients.export": { args: ClientsExport; reply: Saved };
  "clients.save_list": { args: ClientsExport; reply: Saved };
  "contracts.list": { args: ContractsList; reply: ContractsPage };
  "contracts.get": { args: OfId; reply: ContractView };
  "contracts.save": { args: ContractSave; reply: ContractView };
  "contracts.activate": { args: ContractMove; reply: ContractView };
  "contracts.suspend": { args: ContractMove; reply: ContractView };
  "contracts.end": { args: ContractMove; reply: ContractView };
  "contracts.versions": { args: OfId; reply: ContractVersions };
  "contracts.read_version": { args: VersionOf; reply: VersionRead };
  "contracts.save_list": { args: ContractsSave; reply: Saved };
  "contracts.compare_versions": { args: VersionsCompare; reply: VersionChanges };
  "contracts.draft_version": { args: VersionDraft; reply: ContractView };
  "contracts.discard_version": { args: ContractMove; reply: ContractView };
  "contracts.sign_version": { args: VersionSign; reply: ContractView };
  "contracts.schedule": { args: OfId; reply: SchedulePdf };
  "contracts.save_schedule": { args: ScheduleSave; reply: Saved };
  "contracts.term": { args: OfId; reply: ContractEnd };
  "contracts.agree_term": { args: TermAgree; reply: ContractEnd };
  "contracts.renew": { args: ContractRenew; reply: ContractView };
  "contracts.give_notice": { args: ContractNotice; reply: ContractView };
  "contracts.withdraw_notice": { args: ContractMove; reply: ContractView };
  "contracts.renew_due": { args: Nothing; reply: RenewedDue };
  "contracts.renewals": { args: RenewalsList; reply: RenewalsPage };
  "contracts.save_renewals": { args: RenewalsSave; reply: Saved };
  "contracts.attach": { args: ContractAttach; reply: ContractDocuments };
  "contracts.documents": { args: OfId; reply: ContractDocuments };
  "contracts.document": { args: OfId; reply: DocumentContent };
  "contracts.save_document": { args: DocumentSave; reply: Saved };
  "contracts.remove_document": { args: DocumentRemove; reply: ContractDocuments };
  "contracts.document_limit": { args: Nothing; reply: DocumentLimit };
  "contracts.set_document_limit": { args: DocumentLimit; reply: DocumentLimit };
  "contracts.preview": { args: PreviewOf; reply: Preview };
  "sla.policies": { args: Nothing; reply: Policies };
  "sla.policy": { args: PolicyOf; reply: PolicyView };
  "sla.calendar_year": { args: CalendarYearOf; reply: CalendarYear };
  "sla.import_policy": { args: PolicyImport; reply: PolicyView };
  "sla.use_preset": { args: PresetUse; reply: PolicyView };
  "calendars.list": { args: Nothing; reply: Calendars };
  "calendars.get": { args: CalendarOf; reply: CalendarPage };
  "calendars.version": { args: CalendarVersionOf; reply: CalendarVersionView };
  "calendars.year": { args: CalendarYearAsked; reply: CalendarPicture };
  "calendars.compare": { args: CalendarCompare; reply: CalendarChanges };
  "calendars.save": { args: CalendarSave; reply: CalendarPage };
  "calendars.import_file": { args: CalendarImport; reply: CalendarImported };
  "calendars.import_holidays": { args: HolidaysImport; reply: HolidaysPreview };
  "calendars.publish": { args: CalendarPublish; reply: CalendarPage };
  "calendars.discard": { args: CalendarDiscard; reply: Calendars };
  "sla.versions": { args: PolicyOf; reply: Versions };
  "sla.compare": { args: CompareOf; reply: Comparison };
  "sla.export": { args: ExportOf; reply: Exported };
  "sla.announcements": { args: Nothing; reply: Announcements };
  "sla.announcement": { args: PolicyOf; reply: AnnouncementView };
  "sla.notice_file": { args: NoticeFileOf; reply: Exported };
  "sla.save_notice": { args: NoticeSave; reply: AnnouncementView };
  "sla.save_notice_template": { args: NoticeTemplate; reply: NoticeTemplate };
  "sla.record_notice": { args: NoticeRecord; reply: AnnouncementView };
  "sla.drafts": { args: Nothing; reply: Drafts };
  "sla.policy_draft": { args: DraftOf; reply: DraftView };
  "sla.read_promise": { args: PromiseOf; reply: PromiseRead };
  "sla.begin_draft": { args: DraftBegin; reply: DraftView };
  "sla.save_draft": { args: DraftSave; reply: DraftView };
  "sla.discard_draft": { args: DraftDiscard; reply: Drafts };
  "sla.publish": { args: DraftPublish; reply: PolicyView };
  "duties.list": { args: DutiesList; reply: DutiesPage };
  "duties.of_contract": { args: OfId; reply: ContractDuties };
  "duties.save": { args: DutySave; reply: ContractDuties };
  "duties.remove": { args: DutyMove; reply: ContractDuties };
  "duties.record": { args: DutyRecord; reply: ContractDuties };
  "duties.waive": { args: DutyWaive; reply: ContractDuties };
  "duties.take_back": { args: DutyWaive; reply: ContractDuties };
  "duties.propose": { args: ProposalsTake; reply: ContractDuties };
  "tickets.list": { args: TicketsList; reply: TicketsPage };
  "tickets.explain": { args: OfId; reply: Explanation };
  "tickets.create": { args: TicketCreate; reply: Explanation };
  "tickets.record": { args: TicketRecord; reply: Explanation };
  "tickets.exclude": { args: TicketExclude; reply: Changed };
  "tickets.explain_late": { args: TicketExplain; reply: Explanation };
  "tickets.import_preview": { args: ImportOf; reply: ImportPreview };
  "tickets.import": { args: ImportOf; reply: ImportReport };
  "tickets.take_back_import": { args: OfId; reply: Changed };
  "maintenance.week": { args: WeekOf; reply: MaintenanceWeek };
  "maintenance.list": { args: MaintenanceList; reply: MaintenancePage };
  "maintenance.save_list": { args: MaintenanceListSave; reply: Saved };
  "maintenance.conflicts": { args: MaintenanceList; reply: WindowConflicts };
  "maintenance.get": { args: WindowOf; reply: WindowView };
  "maintenance.preview": { args: WindowPreviewOf; reply: WindowPreview };
  "maintenance.save": { args: WindowSave; reply: WindowView };
  "maintenance.move": { args: WindowMove; reply: WindowView };
  "maintenance.publish_window": { args: WindowStep; reply: WindowView };
  "maintenance.remove": { args: WindowStep; reply: Nothing };
  "maintenance.cancel": { args: WindowCancel; reply: WindowView };
  "maintenance.restore": { args: WindowCancel; reply: WindowView };
  "maintenance.record": { args: WindowRecord; reply: WindowView };
  "maintenance.notices": { args: WindowOf; reply: WindowNotices };
  "maintenance.notices_due": { args: Nothing; reply: NoticesDue };
  "maintenance.notice_letter": { args: NoticeLetterOf; reply: NoticeLetter };
  "maintenance.send_notice": { args: NoticeSend; reply: NoticesSent };
  "maintenance.save_notice": { args: NoticeFiles; reply: NoticeFilesSaved };
  "maintenance.record_notice": { args: NoticeByHand; reply: WindowNotices };
  "maintenance.notice_log": { args: NoticeLogOf; reply: NoticeLog };
  "maintenance.save_notice_log": { args: NoticeLogSave; reply: Saved };
  "maintenance.notice_templates": { args: Nothing; reply: LetterTemplates };
  "maintenance.save_notice_template": { args: LetterTemplateSave; reply: LetterTemplates };
  "maintenance.blackouts": { args: BlackoutsOf; reply: Blackouts };
  "maintenance.save_blackout": { args: BlackoutSave; reply: Blackouts };
  "maintenance.remove_blackout": { args: Removal; reply: Blackouts };
  "maintenance.templates": { args: Nothing; reply: WindowTemplates };
  "maintenance.save_template": { args: WindowTemplateSave; reply: WindowTemplates };
  "maintenance.remove_template": { args: Removal; reply: WindowTemplates };
  "maintenance.export": { args: MaintenanceExport; reply: Saved };
  "maintenance.targets": { args: Nothing; reply: PublishTargets };
  "maintenance.save_target": { args: PublishTargetSave; reply: PublishTargets };
  "maintenance.remove_target": { args: Removal; reply: PublishTargets };
  "maintenance.publish": { args: PublishOf; reply: Published };
  "maintenance.import_preview": { args: MaintenanceImport; reply: MaintenanceImported };
  "maintenance.import": { args: MaintenanceImport; reply: MaintenanceImported };
  "billing.board": { args: BoardOf; reply: Board };
  "billing.engagement": { args: EngagementOf; reply: EngagementView };
  "billing.save_engagement": { args: EngagementSave; reply: EngagementView };
  "billing.consent_letter": { args: ConsentLetterOf; reply: ConsentLetter };
  "billing.ask_consent": { args: ConsentAsk; reply: EngagementView };
  "billing.record_consent": { args: ConsentRecord; reply: EngagementView };
  "billing.decline_consent": { args: ConsentEnd; reply: EngagementView };
  "billing.withdraw_consent": { args: ConsentEnd; reply: EngagementView };
  "billing.override_consent": { args: ConsentOverride; reply: EngagementView };
  "billing.save_consent_file": { args: ConsentFileSave; reply: Saved };
  "billing.start_timer": { args: TimerStart; reply: EngagementView };
  "billing.stop_timer": { args: TimerStop; reply: EngagementView };
  "billing.enter_work": { args: WorkEnter; reply: WorkEntered };
  "billing.remove_work": { args: WorkRemove; reply: EngagementView };
  "billing.import_work": { args: WorkImport; reply: WorkImported };
  "billing.move_engagements": { args: EngagementsMove; reply: EngagementsMoved };
  "billing.post": { args: EngagementsPost; reply: EngagementsPosted };
  "billing.terms": { args: BillingTermsOf; reply: BillingTermsView };
  "billing.save_terms": { args: BillingTermsSave; reply: BillingTermsView };
  "billing.buy_prepaid": { args: PrepaidBuy; reply: BillingTermsView };
  "billing.remove_prepaid": { args: PrepaidRemove; reply: BillingTermsView };
  "billing.save_credit": { args: ServiceCreditSave; reply: BillingTermsView };
  "billing.withdraw_credit": { args: ServiceCreditWithdraw; reply: BillingTermsView };
  "billing.client": { args: ClientBillingOf; reply: ClientBilling };
  "billing.save_client": { args: ClientBilling; reply: ClientBilling };
  "billing.profile": { args: Nothing; reply: BillingProfile };
  "billing.save_profile": { args: BillingProfile; reply: BillingProfile };
  "billing.invoices": { args: InvoicesList; reply: InvoicesPage };
  "billing.invoice": { args: InvoiceOf; reply: InvoiceView };
  "billing.draft_invoices": { args: InvoicesDraft; reply: InvoicesDrafted };
  "billing.change_invoice": { args: InvoiceChange; reply: InvoiceView };
  "billing.remove_line": { args: InvoiceLineRemove; reply: InvoiceView };
  "billing.discard_invoice": { args: InvoiceMove; reply: InvoicesPage };
  "billing.issue": { args: InvoicesIssue; reply: InvoicesIssued };
  "billing.pdf": { args: InvoiceOf; reply: InvoicePdf };
  "billing.save_pdf": { args: InvoiceSave; reply: Saved };
  "billing.send_invoice": { args: InvoiceSend; reply: InvoiceView };
  "billing.credit": { args: InvoiceCredit; reply: InvoiceView };
  "billing.pay": { args: InvoicePay; reply: InvoiceView };
  "billing.refund": { args: InvoicePay; reply: InvoiceView };
  "billing.take_back_payment": { args: PaymentTakeBack; reply: InvoiceView };
  "billing.ageing": { args: Nothing; reply: Ageing };
  "billing.statement": { args: StatementOf; reply: Statement };
  "billing.export": { args: BillingExport; reply: BillingExported };
  "billing.exports": { args: Nothing; reply: BillingExports };
  "reports.grid": { args: GridOf; reply: Grid };
  "reports.view": { args: ReportOf; reply: ReportView };
  "reports.figures": { args: ReportOf; reply: JsonValue };
  "reports.build": { args: ReportSave; reply: Built };
  "reports.what_if": { args: WhatIfOf; reply: WhatIf };
  "reports.issue": { args: ReportIssue; reply: ReportView };
  "reports.save_pdf": { args: ReportSave; reply: Saved };
  "search.find": { args: Find; reply: Found };
  "mail.settings": { args: Nothing; reply: MailSettingsView };
  "mail.save_settings": { args: MailSettingsSave; reply: MailSettingsView };
  "mail.set_password": { args: MailPassword; reply: MailSettingsView };
  "mail.test": { args: MailTestOf; reply: Tested };
  "mail.outbox": { args: OutboxList; reply: OutboxPage };
  "mail.get": { args: OfId; reply: OutboxView };
  "mail.retry": { args: OutboxMove; reply: OutboxRow };
  "mail.withdraw": { args: OutboxMove; reply: OutboxRow };
  "mail.deliver": { args: Nothing; reply: Delivered };
  "caldav.servers": { args: Nothing; reply: CaldavServers };
  "caldav.save_server": { args: CaldavServerSave; reply: CaldavServers };
  "caldav.remove_server": { args: CaldavServerMove; reply: CaldavServers };
  "caldav.set_password": { args: CaldavPassword; reply: CaldavServers };
  "caldav.test": { args: OfId; reply: CaldavTested };
  "caldav.calendars": { args: OfId; reply: CaldavCalendars };
  "caldav.make_calendar": { args: CaldavMake; reply: CaldavCalendars };
  "history.list": { args: HistoryList; reply: HistoryPage };
}

/** What each command reads and changes, and who may call it. */
export const COMMANDS: Record<
  keyof Commands,
  { reads: readonly Noun[]; changes: readonly Noun[]; roles: readonly Role[] }
> = {
  "app.status": { reads: ["provider", "clients", "contracts", "tickets", "billing", "reports", "mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "app.choices": { reads: [], changes: [], roles: ["account_manager", "billing", "admin"] },
  "app.look": { reads: [], changes: [], roles: ["account_manager", "billing", "admin"] },
  "app.set_up": { reads: [], changes: ["provider", "clients", "contracts", "sla", "duties", "tickets", "maintenance", "billing", "reports", "history"], roles: ["admin"] },
  "app.open_sample": { reads: [], changes: ["provider", "clients", "contracts", "sla", "duties", "tickets", "maintenance", "billing", "reports", "history"], roles: ["admin"] },
  "app.remove_sample": { reads: [], changes: ["provider", "clients", "contracts", "sla", "duties", "tickets", "maintenance", "billing", "reports", "history"], roles: ["admin"] },
  "app.change_provider": { reads: [], changes: ["provider", "history"], roles: ["admin"] },
  "app.home": { reads: ["clients", "duties", "tickets", "maintenance", "billing", "reports", "contracts", "sla", "mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "app.check": { reads: ["provider", "history"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "app.backup": { reads: [], changes: [], roles: ["admin"] },
  "clients.list": { reads: ["clients", "contracts", "sla", "tickets"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "clients.get": { reads: ["clients", "contracts", "sla", "tickets"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "clients.history": { reads: ["clients", "history"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "clients.save": { reads: [], changes: ["clients", "provider", "history"], roles: ["account_manager", "admin"] },
  "clients.merge_preview": { reads: ["clients", "contracts", "tickets"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "clients.merge": { reads: [], changes: ["clients", "contracts", "tickets", "billing", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "clients.import_preview": { reads: ["clients"], changes: [], roles: ["account_manager", "admin"] },
  "clients.import": { reads: [], changes: ["clients", "provider", "history"], roles: ["account_manager", "admin"] },
  "clients.export": { reads: ["clients"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "clients.save_list": { reads: ["clients", "contracts", "sla", "tickets"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.list": { reads: ["contracts", "clients", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.get": { reads: ["contracts", "clients", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.save": { reads: [], changes: ["contracts", "provider", "history"], roles: ["account_manager", "admin"] },
  "contracts.activate": { reads: [], changes: ["contracts", "tickets", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "contracts.suspend": { reads: [], changes: ["contracts", "tickets", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "contracts.end": { reads: [], changes: ["contracts", "tickets", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "contracts.versions": { reads: ["contracts", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.read_version": { reads: ["contracts", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.save_list": { reads: ["contracts", "clients", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.compare_versions": { reads: ["contracts", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.draft_version": { reads: [], changes: ["contracts", "provider", "history"], roles: ["account_manager", "admin"] },
  "contracts.discard_version": { reads: [], changes: ["contracts", "provider", "history"], roles: ["account_manager", "admin"] },
  "contracts.sign_version": { reads: [], changes: ["contracts", "tickets", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "contracts.schedule": { reads: ["contracts", "clients", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.save_schedule": { reads: ["contracts", "clients", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.term": { reads: ["contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.agree_term": { reads: [], changes: ["contracts", "provider", "history"], roles: ["account_manager", "admin"] },
  "contracts.renew": { reads: [], changes: ["contracts", "tickets", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "contracts.give_notice": { reads: [], changes: ["contracts", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "contracts.withdraw_notice": { reads: [], changes: ["contracts", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "contracts.renew_due": { reads: [], changes: ["contracts", "tickets", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "contracts.renewals": { reads: ["contracts", "clients", "sla", "reports"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.save_renewals": { reads: ["contracts", "clients", "sla", "reports"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.attach": { reads: [], changes: ["contracts", "history"], roles: ["account_manager", "admin"] },
  "contracts.documents": { reads: ["contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.document": { reads: ["contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.save_document": { reads: ["contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.remove_document": { reads: [], changes: ["contracts", "history"], roles: ["account_manager", "admin"] },
  "contracts.document_limit": { reads: ["contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "contracts.set_document_limit": { reads: [], changes: ["contracts", "history"], roles: ["admin"] },
  "contracts.preview": { reads: ["sla", "contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "sla.policies": { reads: ["sla", "contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "sla.policy": { reads: ["sla", "contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "sla.calendar_year": { reads: ["sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "sla.import_policy": { reads: [], changes: ["sla", "provider", "history"], roles: ["account_manager", "admin"] },
  "sla.use_preset": { reads: [], changes: ["sla", "provider", "history"], roles: ["account_manager", "admin"] },
  "calendars.list": { reads: ["sla", "contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "calendars.get": { reads: ["sla", "contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "calendars.version": { reads: ["sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "calendars.year": { reads: ["sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "calendars.compare": { reads: ["sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "calendars.save": { reads: [], changes: ["sla", "provider", "history"], roles: ["account_manager", "admin"] },
  "calendars.import_file": { reads: [], changes: ["sla", "provider", "history"], roles: ["account_manager", "admin"] },
  "calendars.import_holidays": { reads: [], changes: ["sla", "provider", "history"], roles: ["account_manager", "admin"] },
  "calendars.publish": { reads: [], changes: ["sla", "contracts", "tickets", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "calendars.discard": { reads: [], changes: ["sla", "provider", "history"], roles: ["account_manager", "admin"] },
  "sla.versions": { reads: ["sla", "contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "sla.compare": { reads: ["sla", "contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "sla.export": { reads: ["sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "sla.announcements": { reads: ["sla", "contracts", "clients"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "sla.announcement": { reads: ["sla", "contracts", "clients"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "sla.notice_file": { reads: ["sla", "clients"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "sla.save_notice": { reads: [], changes: ["sla", "history"], roles: ["account_manager", "admin"] },
  "sla.save_notice_template": { reads: [], changes: ["sla", "history"], roles: ["account_manager", "admin"] },
  "sla.record_notice": { reads: [], changes: ["sla", "history"], roles: ["account_manager", "admin"] },
  "sla.drafts": { reads: ["sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "sla.policy_draft": { reads: ["sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "sla.read_promise": { reads: [], changes: [], roles: ["account_manager", "billing", "admin"] },
  "sla.begin_draft": { reads: [], changes: ["sla", "history"], roles: ["account_manager", "admin"] },
  "sla.save_draft": { reads: [], changes: ["sla", "history"], roles: ["account_manager", "admin"] },
  "sla.discard_draft": { reads: [], changes: ["sla", "history"], roles: ["account_manager", "admin"] },
  "sla.publish": { reads: [], changes: ["sla", "provider", "history"], roles: ["account_manager", "admin"] },
  "duties.list": { reads: ["duties", "contracts", "clients"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "duties.of_contract": { reads: ["duties", "contracts", "clients", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "duties.save": { reads: [], changes: ["duties", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "duties.remove": { reads: [], changes: ["duties", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "duties.record": { reads: [], changes: ["duties", "reports", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "duties.waive": { reads: [], changes: ["duties", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "duties.take_back": { reads: [], changes: ["duties", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "duties.propose": { reads: [], changes: ["duties", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "tickets.list": { reads: ["tickets", "contracts", "clients"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "tickets.explain": { reads: ["tickets", "contracts", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "tickets.create": { reads: [], changes: ["tickets", "reports", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "tickets.record": { reads: [], changes: ["tickets", "reports", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "tickets.exclude": { reads: [], changes: ["tickets", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "tickets.explain_late": { reads: [], changes: ["tickets", "reports", "history"], roles: ["account_manager", "billing", "admin"] },
  "tickets.import_preview": { reads: ["tickets"], changes: [], roles: ["account_manager", "admin"] },
  "tickets.import": { reads: [], changes: ["tickets", "clients", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "tickets.take_back_import": { reads: [], changes: ["tickets", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "maintenance.week": { reads: ["maintenance", "clients", "contracts", "sla", "mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.list": { reads: ["maintenance", "clients", "contracts", "sla", "mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.save_list": { reads: ["maintenance", "clients", "contracts", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.conflicts": { reads: ["maintenance", "clients", "contracts", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.get": { reads: ["maintenance", "clients", "contracts", "sla", "mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.preview": { reads: ["maintenance", "clients", "contracts", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.save": { reads: [], changes: ["maintenance", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "maintenance.move": { reads: [], changes: ["maintenance", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "maintenance.publish_window": { reads: [], changes: ["maintenance", "reports", "provider", "history"], roles: ["admin"] },
  "maintenance.remove": { reads: [], changes: ["maintenance", "provider", "history"], roles: ["account_manager", "admin"] },
  "maintenance.cancel": { reads: [], changes: ["maintenance", "reports", "provider", "history"], roles: ["admin"] },
  "maintenance.restore": { reads: [], changes: ["maintenance", "reports", "provider", "history"], roles: ["admin"] },
  "maintenance.record": { reads: [], changes: ["maintenance", "reports", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "maintenance.notices": { reads: ["maintenance", "clients", "contracts", "sla", "mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.notices_due": { reads: ["maintenance", "clients", "contracts", "sla", "mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.notice_letter": { reads: ["maintenance", "clients", "contracts", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.send_notice": { reads: [], changes: ["maintenance", "mail", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "maintenance.save_notice": { reads: ["maintenance", "clients", "contracts", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.record_notice": { reads: [], changes: ["maintenance", "reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "maintenance.notice_log": { reads: ["maintenance", "clients", "mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.save_notice_log": { reads: ["maintenance", "clients", "mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.notice_templates": { reads: ["maintenance", "clients"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.save_notice_template": { reads: [], changes: ["maintenance", "history"], roles: ["account_manager", "admin"] },
  "maintenance.blackouts": { reads: ["maintenance", "clients"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.save_blackout": { reads: [], changes: ["maintenance", "provider", "history"], roles: ["account_manager", "admin"] },
  "maintenance.remove_blackout": { reads: [], changes: ["maintenance", "provider", "history"], roles: ["account_manager", "admin"] },
  "maintenance.templates": { reads: ["maintenance", "sla", "contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.save_template": { reads: [], changes: ["maintenance", "history"], roles: ["account_manager", "admin"] },
  "maintenance.remove_template": { reads: [], changes: ["maintenance", "history"], roles: ["account_manager", "admin"] },
  "maintenance.export": { reads: ["maintenance", "clients", "contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.targets": { reads: ["maintenance", "clients", "provider"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "maintenance.save_target": { reads: [], changes: ["maintenance", "history"], roles: ["admin"] },
  "maintenance.remove_target": { reads: [], changes: ["maintenance", "history"], roles: ["admin"] },
  "maintenance.publish": { reads: [], changes: ["maintenance", "history"], roles: ["admin"] },
  "maintenance.import_preview": { reads: ["maintenance", "clients", "provider"], changes: [], roles: ["account_manager", "admin"] },
  "maintenance.import": { reads: [], changes: ["maintenance", "provider", "history"], roles: ["account_manager", "admin"] },
  "billing.board": { reads: ["billing", "clients", "contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "billing.engagement": { reads: ["billing", "clients", "contracts", "sla", "mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "billing.save_engagement": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.consent_letter": { reads: ["billing", "clients", "mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "billing.ask_consent": { reads: [], changes: ["billing", "mail", "provider", "history"], roles: ["billing", "admin"] },
  "billing.record_consent": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.decline_consent": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.withdraw_consent": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.override_consent": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.save_consent_file": { reads: ["billing"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "billing.start_timer": { reads: [], changes: ["billing", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "billing.stop_timer": { reads: [], changes: ["billing", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "billing.enter_work": { reads: [], changes: ["billing", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "billing.remove_work": { reads: [], changes: ["billing", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "billing.import_work": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.move_engagements": { reads: [], changes: ["billing", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "billing.post": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.terms": { reads: ["billing", "contracts", "clients", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "billing.save_terms": { reads: [], changes: ["billing", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "billing.buy_prepaid": { reads: [], changes: ["billing", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "billing.remove_prepaid": { reads: [], changes: ["billing", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "billing.save_credit": { reads: [], changes: ["billing", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "billing.withdraw_credit": { reads: [], changes: ["billing", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "billing.client": { reads: ["billing", "clients"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "billing.save_client": { reads: [], changes: ["billing", "provider", "history"], roles: ["account_manager", "billing", "admin"] },
  "billing.profile": { reads: ["billing", "provider"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "billing.save_profile": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.invoices": { reads: ["billing", "clients"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "billing.invoice": { reads: ["billing", "clients", "mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "billing.draft_invoices": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.change_invoice": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.remove_line": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.discard_invoice": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.issue": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.pdf": { reads: ["billing", "clients"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "billing.save_pdf": { reads: ["billing", "clients"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "billing.send_invoice": { reads: [], changes: ["billing", "mail", "history"], roles: ["billing", "admin"] },
  "billing.credit": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.pay": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.refund": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.take_back_payment": { reads: [], changes: ["billing", "provider", "history"], roles: ["billing", "admin"] },
  "billing.ageing": { reads: ["billing", "clients"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "billing.statement": { reads: ["billing", "clients", "contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "billing.export": { reads: [], changes: ["billing", "history"], roles: ["billing", "admin"] },
  "billing.exports": { reads: ["billing"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "reports.grid": { reads: ["reports", "contracts", "tickets"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "reports.view": { reads: ["reports", "tickets", "contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "reports.figures": { reads: ["reports", "tickets", "contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "reports.build": { reads: ["reports", "tickets", "contracts"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "reports.what_if": { reads: ["reports", "tickets", "contracts", "sla"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "reports.issue": { reads: [], changes: ["reports", "provider", "history"], roles: ["account_manager", "admin"] },
  "reports.save_pdf": { reads: ["reports"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "search.find": { reads: ["clients", "contracts", "sla", "tickets", "maintenance", "billing"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "mail.settings": { reads: ["mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "mail.save_settings": { reads: [], changes: ["mail", "history"], roles: ["admin"] },
  "mail.set_password": { reads: [], changes: ["mail", "history"], roles: ["admin"] },
  "mail.test": { reads: [], changes: [], roles: ["admin"] },
  "mail.outbox": { reads: ["mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "mail.get": { reads: ["mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "mail.retry": { reads: [], changes: ["mail", "maintenance", "history"], roles: ["account_manager", "admin"] },
  "mail.withdraw": { reads: [], changes: ["mail", "maintenance", "history"], roles: ["account_manager", "admin"] },
  "mail.deliver": { reads: [], changes: ["mail", "maintenance", "history"], roles: ["account_manager", "billing", "admin"] },
  "caldav.servers": { reads: ["mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "caldav.save_server": { reads: [], changes: ["mail", "maintenance", "history"], roles: ["admin"] },
  "caldav.remove_server": { reads: [], changes: ["mail", "maintenance", "history"], roles: ["admin"] },
  "caldav.set_password": { reads: [], changes: ["mail", "history"], roles: ["admin"] },
  "caldav.test": { reads: [], changes: [], roles: ["admin"] },
  "caldav.calendars": { reads: ["mail"], changes: [], roles: ["account_manager", "billing", "admin"] },
  "caldav.make_calendar": { reads: [], changes: ["mail", "history"], roles: ["admin"] },
  "history.list": { reads: ["history"], changes: [], roles: ["account_manager", "billing", "admin"] },
};
