// Generated from the command table by `cargo xtask bindings`. Do not edit.

/**
 * What accounting systems ask for.
 */
export type AccountingForm = { 
/**
 * Account of advanced support: `200`.
 */
engagement_account: string, 
/**
 * Account of fees.
 */
service_account: string, 
/**
 * Account of service credits.
 */
credit_account: string, 
/**
 * Account of hours sold in advance.
 */
prepaid_account: string, 
/**
 * Product or service of advanced support, for QuickBooks.
 */
engagement_item: string, 
/**
 * Product or service of fees.
 */
service_item: string, 
/**
 * Product or service of service credits.
 */
credit_item: string, 
/**
 * Product or service of hours sold in advance.
 */
prepaid_item: string, 
/**
 * Product or service under which taxes stand where QuickBooks has no column for them.
 */
tax_item: string, 
/**
 * Terms as QuickBooks calls them: `Net 30`.
 */
terms: string, 
/**
 * Tax codes: name of the tax and what the system calls it.
 */
tax_codes: Array<TaxCodeEntry>, 
/**
 * What the system calls no tax.
 */
exempt_code: string, 
/**
 * Order of dates: `day_first`, `month_first`, `year_first`.
 */
date_order: string, };

/**
 * How an occurrence really went.
 */
export type ActualView = { 
/**
 * When it started.
 */
started: Moment, 
/**
 * When it ended; nothing while it is in progress.
 */
ended: Moment | null, 
/**
 * `done`, `partly_done`, `rolled_back`, `not_done`; empty while it is in progress.
 */
outcome: string, 
/**
 * In words.
 */
words: string, 
/**
 * Seconds beyond its planned end: downtime, and not maintenance.
 */
overrun: number, 
/**
 * When this was recorded.
 */
recorded: Moment, };

/**
 * An add-on of a contract: another policy whose targets stand in the place of the same ones.
 */
export type AddOnView = { 
/**
 * As documents print it: `24/7 monitoring add-on`; the add-on policy's name when empty.
 */
name: string, 
/**
 * Id of the version of the policy that says what it promises; a policy's key for its newest version.
 */
policy_version_id: string, 
/**
 * The first day; empty for the first day of the version.
 */
from_on: string, };

/**
 * A fee as figures.
 */
export type AdvancedForm = { 
/**
 * `85.00`.
 */
rate: string, 
/**
 * `CAD`.
 */
currency: string, 
/**
 * Minutes the rate pays for.
 */
per_minutes: string, 
/**
 * Minutes of a block.
 */
block_minutes: string, 
/**
 * The least that is billed.
 */
minimum_minutes: string, 
/**
 * The client is asked before.
 */
permission_first: boolean, 
/**
 * `out of scope`, `client error`.
 */
causes: Array<string>, };

/**
 * A client whom an occurrence affects.
 */
export type AffectedClient = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Its start on the client's own clocks.
 */
starts: Moment, 
/**
 * Its end there.
 */
ends: Moment, 
/**
 * Hours of notice it is promised for a window of this kind; 0 where it only has to be told before the start.
 */
notice_hours: number, 
/**
 * The hours are the usual ones, because its policies name none.
 */
notice_assumed: boolean, 
/**
 * The last moment to tell it, on its own clocks; nothing where no notice is needed.
 */
last_moment: Moment | null, };

/**
 * Multipliers as they are typed.
 */
export type AfterHoursEntry = { 
/**
 * Calendar: its id or its name.
 */
calendar: string, 
/**
 * Outside its hours: `1.5`.
 */
closed: string, 
/**
 * On days off.
 */
day_off: string, 
/**
 * On holidays.
 */
holiday: string, };

/**
 * What is owed, by age.
 */
export type Ageing = { 
/**
 * Today, on the provider's clocks.
 */
today: string, 
/**
 * One row a client and currency, who owes most over time first.
 */
rows: Array<AgeingRow>, 
/**
 * One row a currency.
 */
totals: Array<AgeingRow>, };

/**
 * What a client owes.
 */
export type AgeingRow = { 
/**
 * Client's id; empty for a total.
 */
client_id: string, 
/**
 * Client's name; empty for a total.
 */
client: string, 
/**
 * Not due, 1–30, 31–60, 61–90, over 90 days: in words, empty for nothing.
 */
amounts: Array<string>, 
/**
 * Together.
 */
total: string, };

/**
 * A version that touches contracts: how many clients were told.
 */
export type AnnouncementRow = { 
/**
 * The version.
 */
policy: PolicyRow, 
/**
 * Clients with a contract on an older version.
 */
clients: number, 
/**
 * Those of them for whom there is evidence.
 */
told: number, };

/**
 * Everything about announcing a version.
 */
export type AnnouncementView = { 
/**
 * The version.
 */
policy: PolicyRow, 
/**
 * What differs from the version before it, in plain words.
 */
changes: Array<string>, 
/**
 * What every letter begins as.
 */
template: NoticeTemplate, 
/**
 * Clients to tell, in order of their names.
 */
clients: Array<ClientNotice>, };

/**
 * Newest versions that some client should hear of.
 */
export type Announcements = { 
/**
 * Those that still wait first.
 */
rows: Array<AnnouncementRow>, 
/**
 * Clients that were not told yet, over all of them.
 */
waiting: number, };

/**
 * A contact who may approve fees.
 */
export type ApproverView = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * First e-mail address; may be empty.
 */
email: string, };

/**
 * A reading.
 */
export type AssumptionForm = { 
/**
 * Key.
 */
key: string, 
/**
 * The policy's words.
 */
words: string, 
/**
 * How they are read.
 */
reading: string, 
/**
 * Agreed with the client.
 */
agreed: boolean, };

/**
 * Where a backup goes.
 */
export type BackupTo = { 
/**
 * A file that is not there yet.
 */
path: string, };

/**
 * A row of the credit table.
 */
export type BandForm = { 
/**
 * From this uptime on; empty for the lowest band.
 */
at_least: string, 
/**
 * Up to, and without, this one; empty for the highest.
 */
below: string, 
/**
 * Share of the fee.
 */
credit: string, 
/**
 * As published.
 */
words: string, };

/**
 * What waits in advanced support and among invoices, for Home.
 */
export type BillingAhead = { 
/**
 * Engagements that wait for the client's permission.
 */
awaiting: number, 
/**
 * Engagements to review.
 */
to_review: number, 
/**
 * Engagements to bill.
 */
to_bill: number, 
/**
 * What those come to, one sum a currency.
 */
to_bill_sums: Array<string>, 
/**
 * Drafts of invoices.
 */
drafts: number, 
/**
 * Invoices that are late.
 */
overdue: number, };

/**
 * Writes invoices for an accounting system.
 */
export type BillingExport = { 
/**
 * `xero`, `quickbooks-us`, `quickbooks-intl`, `sage50`, `csv`, `json`, `ubl`.
 */
format: string, 
/**
 * A folder, or a file where there is one only.
 */
path: string, 
/**
 * Of this month; all when empty.
 */
month: string, 
/**
 * Only these: ids or numbers.
 */
invoices: Array<string>, 
/**
 * Also those that were exported in this format before; the files are marked.
 */
again: boolean, };

/**
 * What was exported.
 */
export type BillingExported = { 
/**
 * Paths of the files.
 */
paths: Array<string>, 
/**
 * Numbers of the documents in them.
 */
numbers: Array<string>, 
/**
 * Numbers of those that were exported before.
 */
again: Array<string>, 
/**
 * Numbers of those that were left out because they were exported before.
 */
left_out: Array<string>, 
/**
 * What to know about the files.
 */
notes: Array<string>, };

/**
 * Runs of exports, newest first.
 */
export type BillingExports = { 
/**
 * The runs.
 */
rows: Array<ExportRun>, 
/**
 * Formats with their names.
 */
formats: Array<Choice>, };

/**
 * How the provider bills.
 */
export type BillingProfile = { 
/**
 * The version that was read; 0 where nothing was entered yet.
 */
version: number, 
/**
 * The letterhead.
 */
party: PartyForm, 
/**
 * Whose account.
 */
account_holder: string, 
/**
 * IBAN, or the number of the account.
 */
account_number: string, 
/**
 * BIC, or the bank's code.
 */
account_bank: string, 
/**
 * Days to pay.
 */
due_days: string, 
/**
 * Numbers of invoices: `INV-{year}-{number:4}`.
 */
invoice_numbers: string, 
/**
 * Numbers of credit notes: `CN-{year}-{number:4}`.
 */
credit_numbers: string, 
/**
 * Hours of prepaid time under which a client is warned.
 */
low_hours: string, 
/**
 * Words under the lines of every invoice.
 */
note: string, 
/**
 * Subject of the letter that asks for permission; the built-in one when empty.
 */
consent_subject: string, 
/**
 * Its text.
 */
consent_body: string, 
/**
 * Placeholders a letter can have, for reading.
 */
placeholders: Array<string>, 
/**
 * What accounting systems ask for.
 */
accounts: AccountingForm, };

/**
 * Terms as they are typed.
 */
export type BillingTermsForm = { 
/**
 * `85.00`.
 */
rate: string, 
/**
 * `CAD`.
 */
currency: string, 
/**
 * Minutes the rate pays for.
 */
per_minutes: string, 
/**
 * Minutes of a block.
 */
block_minutes: string, 
/**
 * The least that is billed, in minutes.
 */
minimum_minutes: string, 
/**
 * `engagement`, `ticket`, `day`, `entry`.
 */
aggregation: string, 
/**
 * `out_of_scope`, `client_error`.
 */
causes: Array<string>, 
/**
 * Multipliers; off without.
 */
after_hours: AfterHoursEntry | null, 
/**
 * Taxes.
 */
taxes: Array<TaxEntry>, 
/**
 * Why none is charged.
 */
exempt: string, };

/**
 * Names a contract's terms.
 */
export type BillingTermsOf = { 
/**
 * Contract: id or number.
 */
contract: string, };

/**
 * Agrees on terms from a day on.
 */
export type BillingTermsSave = { 
/**
 * Contract: id or number.
 */
contract: string, 
/**
 * The first day; today when empty.
 */
from_on: string, 
/**
 * The terms.
 */
terms: BillingTermsForm, 
/**
 * Why.
 */
reason: string, };

/**
 * Terms from a day on.
 */
export type BillingTermsVersion = { 
/**
 * The first day.
 */
from_on: string, 
/**
 * In words.
 */
words: string, 
/**
 * The taxes in words.
 */
taxes: string, 
/**
 * Why.
 */
reason: string, };

/**
 * The terms of a contract.
 */
export type BillingTermsView = { 
/**
 * Contract's id.
 */
contract_id: string, 
/**
 * `K-0112`.
 */
contract: string, 
/**
 * Client's name.
 */
client: string, 
/**
 * What holds today, in words; empty where advanced support has no terms.
 */
words: string, 
/**
 * What holds today, as a form to change.
 */
form: BillingTermsForm, 
/**
 * Whether that comes from the policy, and nothing else was agreed.
 */
from_policy: boolean, 
/**
 * As the policy publishes it; empty where it does not.
 */
published: string, 
/**
 * What was agreed, the newest first.
 */
versions: Array<BillingTermsVersion>, 
/**
 * Hours bought in advance, the newest first.
 */
prepaid: Array<PrepaidView>, 
/**
 * What is left of them today: `3 h 30 min`.
 */
prepaid_left: string, 
/**
 * Whether that is less than the warning asks for.
 */
prepaid_low: boolean, 
/**
 * Credits of this contract, the newest first.
 */
credits: Array<ServiceCreditView>, 
/**
 * Calendars to choose from.
 */
calendars: Array<Choice>, };

/**
 * Enters or changes a blackout.
 */
export type BlackoutSave = { 
/**
 * Id; none for a new one.
 */
id: string | null, 
/**
 * The version that was read; 0 for a new one.
 */
expected_version: number, 
/**
 * Client: id or name.
 */
client: string, 
/**
 * `2026-12-20T00:00`, on the client's wall clock; a day alone is its midnight.
 */
starts: string, 
/**
 * `2027-01-04T00:00`; a day alone is counted whole.
 */
ends: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A stretch in which a client asked for no maintenance.
 */
export type BlackoutView = { 
/**
 * Id.
 */
id: string, 
/**
 * Version of the row, for changes.
 */
version: number, 
/**
 * Id of the client.
 */
client_id: string, 
/**
 * Name of the client.
 */
client: string, 
/**
 * When it starts, on the client's clocks.
 */
starts: Moment, 
/**
 * When it ends.
 */
ends: Moment, 
/**
 * Why: `Office move`.
 */
reason: string, };

/**
 * Stretches in which clients asked for no maintenance.
 */
export type Blackouts = { 
/**
 * By their start.
 */
rows: Array<BlackoutView>, };

/**
 * Blackouts that are not over.
 */
export type BlackoutsOf = { 
/**
 * A client's id or name; all when empty.
 */
client: string, 
/**
 * Those that are over as well.
 */
past: boolean, };

/**
 * The board of advanced support.
 */
export type Board = { 
/**
 * The month whose bills are shown.
 */
month: string, 
/**
 * Its name: `September 2026`.
 */
month_words: string, 
/**
 * Awaiting consent, in work, to review, to bill, billed; and dropped, which is not drawn as a column.
 */
columns: Array<BoardColumn>, 
/**
 * Timers that run.
 */
timers: Array<TimerView>, 
/**
 * Who works here: whose timer the board starts.
 */
technician: string, 
/**
 * How many posted or approved engagements the next run of invoices takes.
 */
to_post: number, };

/**
 * A column.
 */
export type BoardColumn = { 
/**
 * `awaiting_consent`, `in_work`, `to_review`, `to_bill`, `billed`, `dropped`.
 */
state: string, 
/**
 * How many there are.
 */
count: number, 
/**
 * What they come to, one sum a currency: `CAD 425.00`.
 */
sums: Array<string>, 
/**
 * The first of them: what waits longest first, what was billed last first.
 */
cards: Array<Card>, };

/**
 * Which part of the board is wanted.
 */
export type BoardOf = { 
/**
 * The month whose bills are shown, `2026-09`; this month when empty.
 */
month: string, 
/**
 * A client's id or name; all when empty.
 */
client: string, 
/**
 * Words of titles, clients, tickets; a number finds one engagement.
 */
search: string, 
/**
 * Cards of a column at most; 50 when zero.
 */
limit: number, };

/**
 * A client below a reseller.
 */
export type BranchView = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * 1 for those directly below.
 */
depth: number, };

/**
 * A month's figures, and where its PDF was written.
 */
export type Built = { 
/**
 * The file.
 */
path: string, 
/**
 * The figures, as the text they were frozen as.
 */
figures: unknown, };

/**
 * A calendar on a server.
 */
export type CaldavCalendar = { 
/**
 * Its path on the server.
 */
href: string, 
/**
 * What it is called there.
 */
name: string, };

/**
 * The calendars of a server.
 */
export type CaldavCalendars = { 
/**
 * In order of their names.
 */
calendars: Array<CaldavCalendar>, };

/**
 * Makes a calendar on a server.
 */
export type CaldavMake = { 
/**
 * The server.
 */
id: string, 
/**
 * What the calendar is called.
 */
name: string, };

/**
 * Keeps the password of a calendar server.
 */
export type CaldavPassword = { 
/**
 * The server.
 */
id: string, 
/**
 * The password; empty forgets it.
 */
password: string, 
/**
 * Where.
 */
keep: PasswordKeep, };

/**
 * Moves a calendar server.
 */
export type CaldavServerMove = { 
/**
 * The server.
 */
id: string, 
/**
 * How often it was written when it was read.
 */
expected_version: number, };

/**
 * Keeps a calendar server. The password is kept by `caldav.set_password`.
 */
export type CaldavServerSave = { 
/**
 * Its id; a new one where empty.
 */
id: string, 
/**
 * As it was read; 0 for a new one.
 */
expected_version: number, 
/**
 * What it is called here.
 */
name: string, 
/**
 * Where it is found: `https://cloud.kereru.example/`.
 */
url: string, 
/**
 * Whom to log in as; empty where it asks for no login.
 */
user_name: string, 
/**
 * Certificates (PEM) of authorities to trust besides the machine's.
 */
authorities: string, };

/**
 * A calendar server.
 */
export type CaldavServerView = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it is called here.
 */
name: string, 
/**
 * Where it is found.
 */
url: string, 
/**
 * Whom to log in as.
 */
user_name: string, 
/**
 * Certificates (PEM) of authorities to trust besides the machine's.
 */
authorities: string, 
/**
 * Where the password comes from.
 */
password: PasswordPlace, 
/**
 * Why the keychain cannot be used; empty when it can.
 */
no_keychain: string, 
/**
 * How often it was written.
 */
version: number, };

/**
 * All calendar servers.
 */
export type CaldavServers = { 
/**
 * In order of their names.
 */
servers: Array<CaldavServerView>, };

/**
 * What became of trying a calendar server.
 */
export type CaldavTested = { 
/**
 * The outcome.
 */
tested: Tested, 
/**
 * What was found there.
 */
calendars: Array<CaldavCalendar>, };

/**
 * What changed, a sentence each.
 */
export type CalendarChanges = { 
/**
 * Empty when both say the same.
 */
changes: Array<string>, };

/**
 * Names two versions of a calendar.
 */
export type CalendarCompare = { 
/**
 * The calendar.
 */
id: string, 
/**
 * Number of the one; 0 for the draft.
 */
before: number, 
/**
 * Number of the other; 0 for the draft.
 */
after: number, };

/**
 * A contract that counts on a calendar.
 */
export type CalendarContract = { 
/**
 * Its id.
 */
id: string, 
/**
 * `K-0112`.
 */
number: string, 
/**
 * The client's name.
 */
client: string, 
/**
 * The policy's name.
 */
policy: string, 
/**
 * Key of its status.
 */
status: string, };

/**
 * A date that differs from its weekday.
 */
export type CalendarDate = { 
/**
 * `2026-12-24`.
 */
date: string, 
/**
 * What it is called in a ledger.
 */
name: string, 
/**
 * `closed`, `hours` (these instead of the usual ones) or `breaks` (these taken out).
 */
kind: string, 
/**
 * The hours or the breaks; none on a closed date.
 */
spans: Array<string>, };

/**
 * A day of a calendar.
 */
export type CalendarDayView = { 
/**
 * `2026-12-24`.
 */
date: string, 
/**
 * `24`.
 */
day: number, 
/**
 * `open`, `day_off`, `holiday`, `closed_date`, `short_day`, `other_hours` or `breaks`.
 */
kind: string, 
/**
 * The kind in words: `Short day`.
 */
kind_words: string, 
/**
 * Name of its holiday or exception; may be empty.
 */
name: string, 
/**
 * When it is open on that date: `09:00–17:00`.
 */
hours: Array<string>, 
/**
 * How far its clocks go forward; back when negative; 0 on all days but two.
 */
clock_minutes: number, };

/**
 * Throws the draft of a calendar away.
 */
export type CalendarDiscard = { 
/**
 * The calendar.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, };

/**
 * A calendar as it is typed.
 */
export type CalendarEntry = { 
/**
 * What people call it.
 */
name: string, 
/**
 * IANA zone: all hours are times there.
 */
zone: string, 
/**
 * Never closes; everything below does not matter then.
 */
around_the_clock: boolean, 
/**
 * Seven lists, Monday first: the spans of each day, `09:00-17:00`; one that ends before it
 * begins runs past midnight.
 */
week: Array<Array<string>>, 
/**
 * Keys of the holiday sets it closes for.
 */
holiday_sets: Array<string>, 
/**
 * Dates that differ.
 */
dates: Array<CalendarDate>, };

/**
 * A calendar as one types it.
 */
export type CalendarForm = { 
/**
 * IANA zone.
 */
zone: string, 
/**
 * The policy says "local time": whoever uses it chooses.
 */
zone_must_be_chosen: boolean, 
/**
 * Never closes.
 */
around_the_clock: boolean, 
/**
 * Monday first: the spans of each day, `09:00-12:30, 13:00-17:30`.
 */
hours: Array<string>, 
/**
 * Keys of holiday sets.
 */
holidays: Array<string>, 
/**
 * Dated exceptions.
 */
exceptions: Array<ExceptionForm>, };

/**
 * Reads a calendar file into a draft: from its text, or from a path.
 */
export type CalendarImport = { 
/**
 * The calendar; a new one without.
 */
id: string | null, 
/**
 * The version that was read; 0 for a new one.
 */
expected_version: number, 
/**
 * The text; empty to read from `path`.
 */
text: string, 
/**
 * A file.
 */
path: string, 
/**
 * Only check it.
 */
dry_run: boolean, };

/**
 * What a calendar file says.
 */
export type CalendarImported = { 
/**
 * As it is typed.
 */
entry: CalendarEntry, 
/**
 * In one line.
 */
words: string, 
/**
 * The calendar, unless the file was only checked.
 */
calendar: CalendarPage | null, };

/**
 * A month of a calendar.
 */
export type CalendarMonth = { 
/**
 * `January`.
 */
name: string, 
/**
 * How many days of the first week belong to the month before, Monday first.
 */
blank: number, 
/**
 * Its days.
 */
days: Array<CalendarDayView>, };

/**
 * Names a calendar.
 */
export type CalendarOf = { 
/**
 * Its id, or its name.
 */
id: string, };

/**
 * A calendar as it is read and edited.
 */
export type CalendarPage = { 
/**
 * As in the list.
 */
row: CalendarRow, 
/**
 * Version of the row, for changes.
 */
version: number, 
/**
 * What is edited: the draft, else the newest version.
 */
entry: CalendarEntry, 
/**
 * The same as a calendar file.
 */
text: string, 
/**
 * What the draft changes; empty without one.
 */
draft_changes: Array<string>, 
/**
 * The versions, the newest first.
 */
versions: Array<CalendarVersionRow>, 
/**
 * Policies that count on it.
 */
policies: Array<CalendarPolicy>, 
/**
 * Contracts that are not over and count on it.
 */
contracts: Array<CalendarContract>, 
/**
 * The first day a draft can be in force: tomorrow in its zone.
 */
earliest: string, };

/**
 * A year of a calendar, month by month.
 */
export type CalendarPicture = { 
/**
 * The year.
 */
year: number, 
/**
 * Whether the holiday sets know the year.
 */
known: boolean, 
/**
 * The first and the last year that can be drawn with holidays.
 */
first_year: number, 
/**
 * The last one.
 */
last_year: number, 
/**
 * January to December.
 */
months: Array<CalendarMonth>, 
/**
 * Days it opens.
 */
open_days: number, 
/**
 * Days closed for a holiday or a date of its own.
 */
closed_days: number, };

/**
 * A policy that counts on a calendar.
 */
export type CalendarPolicy = { 
/**
 * Id of the policy's version.
 */
version_id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Number of the policy's version.
 */
number: number, 
/**
 * Number of the calendar's version it is linked to.
 */
calendar_number: number, };

/**
 * Publishes the draft of a calendar.
 */
export type CalendarPublish = { 
/**
 * The calendar.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * The first day it is in force, in the calendar's zone; not before tomorrow.
 */
from: string, };

/**
 * A calendar in a list.
 */
export type CalendarRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * In one line, as it is in force today; the draft where nothing is.
 */
words: string, 
/**
 * Zone.
 */
zone: string, 
/**
 * Number of the version in force; 0 when none is yet.
 */
number: number, 
/**
 * How many versions there are.
 */
versions: number, 
/**
 * Whether something is written and not published.
 */
has_draft: boolean, 
/**
 * The day on which the next version takes over.
 */
next_from: string | null, 
/**
 * Policies whose newest version counts on it.
 */
policies: number, 
/**
 * Contracts that are not over and count on it.
 */
contracts: number, 
/**
 * Holiday sets that end soon, or have ended.
 */
warnings: Array<CalendarWarning>, };

/**
 * Saves the draft of a calendar.
 */
export type CalendarSave = { 
/**
 * The calendar; a new one without.
 */
id: string | null, 
/**
 * The version that was read; 0 for a new one.
 */
expected_version: number, 
/**
 * What it is to say.
 */
entry: CalendarEntry, };

/**
 * Names a version of a calendar.
 */
export type CalendarVersionOf = { 
/**
 * The calendar.
 */
id: string, 
/**
 * Its number; 0 for the draft.
 */
number: number, };

/**
 * A version on the timeline.
 */
export type CalendarVersionRow = { 
/**
 * Its number.
 */
number: number, 
/**
 * The first day it is in force; from the beginning without.
 */
from: string | null, 
/**
 * `past`, `in_force`, `upcoming`, or `replaced` before it began.
 */
state: string, 
/**
 * Whether a policy brought it; otherwise it was published here.
 */
by_policy: boolean, 
/**
 * When it was made, in the calendar's zone.
 */
made: Moment, 
/**
 * In one line.
 */
words: string, 
/**
 * What it changed from the version before.
 */
changes: Array<string>, };

/**
 * A version of a calendar in full.
 */
export type CalendarVersionView = { 
/**
 * Its number; 0 for the draft.
 */
number: number, 
/**
 * As it is typed.
 */
entry: CalendarEntry, 
/**
 * In one line.
 */
words: string, 
/**
 * As a calendar file.
 */
text: string, };

/**
 * A calendar.
 */
export type CalendarView = { 
/**
 * In one line: `Mon–Fri 09:00–17:00 America/Denver, US holidays`.
 */
words: string, 
/**
 * Zone.
 */
zone: string, 
/**
 * Never closes.
 */
around_the_clock: boolean, 
/**
 * Monday first: the spans of each day, `09:00-17:00`.
 */
week: Array<Array<string>>, 
/**
 * Holiday sets, with the years they know.
 */
holiday_sets: Array<HolidaySetChoice>, };

/**
 * A holiday set of a calendar that ends soon, or has ended.
 */
export type CalendarWarning = { 
/**
 * The calendar.
 */
calendar_id: string, 
/**
 * Its name.
 */
calendar: string, 
/**
 * Key of the set.
 */
set: string, 
/**
 * The last year it knows.
 */
last_year: number, 
/**
 * Whether that year is over.
 */
is_over: boolean, 
/**
 * What is the matter.
 */
message: string, 
/**
 * What to do about it.
 */
advice: string, };

/**
 * A year of a calendar: its closed days, and where its clocks change.
 */
export type CalendarYear = { 
/**
 * The year.
 */
year: number, 
/**
 * Whether the holiday data knows the year.
 */
known: boolean, 
/**
 * Closed dates with their names.
 */
holidays: Array<HolidayDay>, 
/**
 * Changes of the clocks.
 */
clock_changes: Array<ClockChange>, };

/**
 * Asks for a year of a calendar.
 */
export type CalendarYearAsked = { 
/**
 * The calendar.
 */
id: string, 
/**
 * Number of the version; 0 for the draft, or the newest version without one.
 */
number: number, 
/**
 * The year, 1970 to 2099.
 */
year: number, };

/**
 * A year of a calendar.
 */
export type CalendarYearOf = { 
/**
 * Id of the policy's version.
 */
version_id: string, 
/**
 * The year.
 */
year: number, };

/**
 * All calendars.
 */
export type Calendars = { 
/**
 * In order of their names.
 */
rows: Array<CalendarRow>, };

/**
 * An engagement on the board.
 */
export type Card = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
version: number, 
/**
 * `A-314`.
 */
number: string, 
/**
 * What is done.
 */
title: string, 
/**
 * Client's id.
 */
client_id: string, 
/**
 * Client's name.
 */
client: string, 
/**
 * Contract's number.
 */
contract: string, 
/**
 * The ticket it came from; may be empty.
 */
ticket: string, 
/**
 * State, as a column.
 */
state: string, 
/**
 * `Out of scope`, `Customer error`.
 */
cause: string, 
/**
 * `CAD 85.00 / 60 min`.
 */
quoted: string, 
/**
 * Seconds worked, without a timer that runs.
 */
worked_s: number, 
/**
 * `62 min`.
 */
worked: string, 
/**
 * `120 min`.
 */
billed: string, 
/**
 * `2 × 60`; `minimum` where that applies.
 */
blocks: string, 
/**
 * `2 blocks, 1 used`; `none`.
 */
cap: string, 
/**
 * Before tax: `CAD 170.00`; what it would bill while it is not posted.
 */
amount: string, 
/**
 * The timer of whoever works here, or anybody's, if one runs.
 */
timer: TimerView | null, 
/**
 * What stands in the way of billing, in words, the weightiest first; empty where nothing does.
 */
blocked: Array<string>, 
/**
 * What was said when it was sent back.
 */
comment: string, 
/**
 * The invoice it stands on: `INV-2026-0187`; `draft` before that has a number; empty.
 */
invoice: string, 
/**
 * The invoice's id; empty.
 */
invoice_id: string, 
/**
 * The day the card shows: asked, ended, or issued. `2026-09-23`.
 */
on: string, };

/**
 * Where a month of a contract stands.
 */
export type CellState = "none" | "not_due" | "ready" | "issued" | "revised";

/**
 * How many were changed.
 */
export type Changed = { 
/**
 * How many.
 */
count: number, };

/**
 * A promise with another verdict.
 */
export type ChangedVerdict = { 
/**
 * The ticket's id.
 */
ticket_id: string, 
/**
 * `T-4127`.
 */
number: string, 
/**
 * Its number in the helpdesk.
 */
external_id: string, 
/**
 * Its subject.
 */
subject: string, 
/**
 * Key of the metric.
 */
metric: string, 
/**
 * The metric in words.
 */
name: string, 
/**
 * As it was; none where nothing fell due.
 */
was: VerdictThen | null, 
/**
 * As it would have been.
 */
would_be: VerdictThen | null, };

/**
 * A step of a charge.
 */
export type ChargeStepView = { 
/**
 * `Rounded to blocks`.
 */
name: string, 
/**
 * `2 × 60 min`.
 */
from: string, 
/**
 * `120 min`.
 */
to: string, };

/**
 * What an engagement comes to.
 */
export type ChargeView = { 
/**
 * Before tax.
 */
amount: string, 
/**
 * One line a group: `62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00`.
 */
lines: Array<string>, 
/**
 * Step by step.
 */
steps: Array<ChargeStepView>, 
/**
 * The taxes: name with rate, amount.
 */
taxes: Array<ChargeStepView>, 
/**
 * With tax: what stands on the invoice.
 */
gross: string, 
/**
 * Why nothing, or not everything, is billable.
 */
not_billable: Array<string>, };

/**
 * A key with the words people read.
 */
export type Choice = { 
/**
 * The key, as arguments take it.
 */
key: string, 
/**
 * The words.
 */
name: string, };

/**
 * What the first start offers.
 */
export type Choices = { 
/**
 * Countries with what follows from them.
 */
countries: Array<Country>, 
/**
 * Every zone.
 */
zones: Array<string>, 
/**
 * Holiday sets.
 */
holiday_sets: Array<HolidaySetChoice>, 
/**
 * Currencies, code and name.
 */
currencies: Array<Choice>, 
/**
 * Published policies.
 */
presets: Array<PresetChoice>, 
/**
 * Ways to read ticket files.
 */
file_presets: Array<Choice>, };

/**
 * How a client is billed.
 */
export type ClientBilling = { 
/**
 * Client's id or name.
 */
client: string, 
/**
 * The version that was read; 0 where nothing was entered yet.
 */
version: number, 
/**
 * To whom documents go.
 */
party: PartyForm, 
/**
 * What the buyer asked to have printed.
 */
reference: string, 
/**
 * Days to pay; the provider's when empty.
 */
due_days: string, 
/**
 * Account in Sage 50, eight characters at most.
 */
account_reference: string, };

/**
 * Names a client.
 */
export type ClientBillingOf = { 
/**
 * Id or name.
 */
client: string, };

/**
 * A column that could stand for clients.
 */
export type ClientColumn = { 
/**
 * Its head.
 */
column: string, 
/**
 * How many different values it has.
 */
values: number, };

/**
 * A page of a client's history.
 */
export type ClientHistoryOf = { 
/**
 * The client.
 */
id: string, 
/**
 * From which on, newest first.
 */
offset: number, 
/**
 * How many at most; 0 for 100.
 */
limit: number, };

/**
 * A client by its name.
 */
export type ClientLine = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, };

/**
 * A client to tell.
 */
export type ClientNotice = { 
/**
 * The client.
 */
client_id: string, 
/**
 * Its name.
 */
client: string, 
/**
 * Its contracts on older versions.
 */
contracts: Array<TouchedContract>, 
/**
 * Its contacts.
 */
contacts: Array<NoticeContact>, 
/**
 * Subject of its letter.
 */
subject: string, 
/**
 * Its letter.
 */
body: string, 
/**
 * How often the letter was written; 0 while it is the template's.
 */
version: number, 
/**
 * Who was told, when and how.
 */
evidence: Array<NoticeEvidence>, };

/**
 * How an occurrence stands with one client.
 */
export type ClientNoticeRow = { 
/**
 * Id of the client.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * `in_time`, `late`, `not_told`, `missed`, `tell_again`, `tell_called_off`, `told_called_off`, `not_needed`,
 * `waiting` (its mail lies in the outbox), `refused` (its mail was not taken), `no_address`.
 */
state: string, 
/**
 * `Sent`, `Not sent`, `No address`.
 */
word: string, 
/**
 * `2 people, 107 h 48 min`, `2 addresses ready`, `starts 1 h earlier than told`.
 */
detail: string, 
/**
 * When it was told, on its own clocks.
 */
told: Moment | null, 
/**
 * The last moment to tell it, on its own clocks; nothing where it need not be told any more.
 */
last_moment: Moment | null, 
/**
 * Hours of notice its policies ask for.
 */
hours: number, 
/**
 * No policy names the hours: they are the usual ones.
 */
assumed: boolean, 
/**
 * The notice is promised "where practical" only.
 */
where_practical: boolean, 
/**
 * Whom a mail goes to.
 */
addresses: Array<NoticeAddress>, 
/**
 * When it starts, on its own clocks.
 */
starts: Moment, 
/**
 * When it ends there.
 */
ends: Moment, };

/**
 * A client in a list.
 */
export type ClientRow = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Zone.
 */
zone: string, 
/**
 * Who answers for it; may be empty.
 */
account_manager: string, 
/**
 * Name of the reseller it sits under; may be empty.
 */
reseller: string, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * Contracts that are not over.
 */
contracts: number, 
/**
 * Open tickets.
 */
open_tickets: number, 
/**
 * What its policies ask for and is missing, in sentences.
 */
flags: Array<string>, };

/**
 * Enters or changes a client.
 */
export type ClientSave = { 
/**
 * Id; none for a new one.
 */
id: string | null, 
/**
 * The version that was read; 0 for a new one.
 */
expected_version: number, 
/**
 * Name.
 */
name: string, 
/**
 * Zone.
 */
zone: string, 
/**
 * Language tag (BCP 47); empty for none.
 */
locale: string, 
/**
 * Who answers for it; empty for nobody.
 */
account_manager: string, 
/**
 * The reseller it sits under, by name or id; empty for none.
 */
reseller: string, 
/**
 * What helpdesks call it.
 */
source_names: Array<string>, 
/**
 * Domains and e-mail addresses its requests come from.
 */
addresses: Array<string>, 
/**
 * Services noted by hand.
 */
services: Array<string>, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * Notes.
 */
notes: string, 
/**
 * Contacts.
 */
contacts: Array<ContactView>, };

/**
 * A client with everything around it.
 */
export type ClientView = { 
/**
 * Id.
 */
id: string, 
/**
 * Version of the row, for changes.
 */
version: number, 
/**
 * Name.
 */
name: string, 
/**
 * Zone.
 */
zone: string, 
/**
 * Language tag (BCP 47); may be empty.
 */
locale: string, 
/**
 * Who answers for it; may be empty.
 */
account_manager: string, 
/**
 * Name of the reseller it sits under; may be empty.
 */
reseller: string, 
/**
 * The resellers above it, the topmost first.
 */
above: Array<ClientLine>, 
/**
 * Everybody below it, each behind the one it sits under.
 */
below: Array<BranchView>, 
/**
 * What helpdesks call it.
 */
source_names: Array<string>, 
/**
 * Domains and e-mail addresses its requests come from.
 */
addresses: Array<string>, 
/**
 * Services noted by hand.
 */
services: Array<string>, 
/**
 * Services of its contracts in force.
 */
services_in_use: Array<ServiceInUse>, 
/**
 * Tags.
 */
tags: Array<string>, 
/**
 * Notes.
 */
notes: string, 
/**
 * Contacts.
 */
contacts: Array<ContactView>, 
/**
 * What its policies ask for and is missing, in sentences.
 */
flags: Array<string>, 
/**
 * Its contracts.
 */
contracts: Array<ContractRow>, 
/**
 * How many tickets it has.
 */
tickets: number, };

/**
 * Writes clients to a file, as the list is filtered.
 */
export type ClientsExport = { 
/**
 * Where to.
 */
path: string, 
/**
 * As in the list.
 */
search: string, 
/**
 * As in the list.
 */
tag: string, 
/**
 * As in the list.
 */
account_manager: string, 
/**
 * As in the list.
 */
flagged: boolean, };

/**
 * A file of clients with their contacts.
 */
export type ClientsImport = { 
/**
 * The file.
 */
path: string, 
/**
 * Or its text.
 */
text: string, };

/**
 * What an import of clients does, or would do.
 */
export type ClientsImportReport = { 
/**
 * The clients of the file, in its order.
 */
rows: Array<ImportedClient>, 
/**
 * How many are new.
 */
entered: number, 
/**
 * How many are changed.
 */
changed: number, 
/**
 * How many stay as they are.
 */
unchanged: number, 
/**
 * Everything that is wrong with the file; each message begins with its line. With any of
 * them nothing is imported.
 */
problems: Array<FieldProblem>, };

/**
 * A page of clients, as filtered.
 */
export type ClientsList = { 
/**
 * Part of a name, a contact, an address, a helpdesk name or a tag; empty for all.
 */
search: string, 
/**
 * A tag; empty for all.
 */
tag: string, 
/**
 * Whose clients; empty for everybody's.
 */
account_manager: string, 
/**
 * Only those that lack a contact their policy asks for.
 */
flagged: boolean, 
/**
 * From which on.
 */
offset: number, 
/**
 * How many at most; 0 for 100.
 */
limit: number, };

/**
 * Clients of a page.
 */
export type ClientsPage = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * Those of the page.
 */
rows: Array<ClientRow>, 
/**
 * Every tag in use, for filters.
 */
tags: Array<string>, 
/**
 * Everybody who answers for a client, for filters.
 */
account_managers: Array<string>, };

/**
 * A change of the clocks.
 */
export type ClockChange = { 
/**
 * The first moment of the new time.
 */
at: Moment, 
/**
 * Minutes forward; back when negative.
 */
forward_minutes: number, };

/**
 * How a clock stands, as the list shows it.
 */
export type ClockState = "running" | "due_soon" | "closed" | "paused" | "breached" | "met" | "none";

/**
 * When the desk is closed in the next 24 hours.
 */
export type ClosedHours = { 
/**
 * Name of the calendar that says so: the one most contracts in force count on.
 */
calendar: string, 
/**
 * In order; empty when it is open all the time.
 */
closed: Array<ClosedStretch>, };

/**
 * A stretch of time in which the desk is closed.
 */
export type ClosedStretch = { 
/**
 * RFC 3339 in UTC.
 */
from: string, 
/**
 * RFC 3339 in UTC.
 */
to: string, };

/**
 * Kinds of failures. A code exists only if somebody acts on it: the window decides by it how
 * a failure is shown, the command line which exit status it has.
 */
export type Code = "invalid" | "not_found" | "conflict" | "taken" | "forbidden" | "not_now" | "beyond_calendar" | "file" | "not_set_up" | "database" | "server" | "disk_full" | "cancelled" | "fault";

/**
 * Two versions of any policies.
 */
export type CompareOf = { 
/**
 * A version, or the key of a policy for its newest one.
 */
left: string, 
/**
 * The other.
 */
right: string, };

/**
 * One thing both versions, or one of them, say something about.
 */
export type ComparedLine = { 
/**
 * `P2 first response`.
 */
what: string, 
/**
 * What the left one says; empty where it says nothing.
 */
before: string, 
/**
 * What the right one says.
 */
after: string, 
/**
 * What became of it.
 */
mark: LineMark, 
/**
 * `P2 first response: 4 hours (business hours) → 2 hours (business hours)`.
 */
words: string, };

/**
 * A part of the policy.
 */
export type ComparedSection = { 
/**
 * `Targets`.
 */
name: string, 
/**
 * How many lines differ.
 */
changed: number, 
/**
 * All lines.
 */
lines: Array<ComparedLine>, };

/**
 * Two versions side by side.
 */
export type Comparison = { 
/**
 * The left one.
 */
left: PolicyRow, 
/**
 * The right one.
 */
right: PolicyRow, 
/**
 * How many lines differ.
 */
changed: number, 
/**
 * Part by part.
 */
sections: Array<ComparedSection>, };

/**
 * Something that stands against an occurrence.
 */
export type ConflictView = { 
/**
 * `overlap`, `blackout`, `open_hours`, `not_preferred`.
 */
kind: string, 
/**
 * What, in words: `Overlaps MW-205 by 1 h`.
 */
words: string, 
/**
 * Why it matters, in two words: `Same client`.
 */
why: string, 
/**
 * For whom and when: `Te Ātiawa Trust, Sun 27 Sep 03:00–04:00 NZDT`.
 */
detail: string, 
/**
 * The other window.
 */
window: WindowRef | null, 
/**
 * The occurrence it stands against, by its recurrence id.
 */
recurrence_id: string, 
/**
 * How many occurrences it stands against.
 */
times: number, };

/**
 * Asks for permission.
 */
export type ConsentAsk = { 
/**
 * Engagement: id or number.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Contact's id.
 */
contact: string, 
/**
 * Blocks at most; empty for no cap.
 */
cap_blocks: string, 
/**
 * As typed; the template's when empty.
 */
subject: string, 
/**
 * As typed; the template's when empty.
 */
body: string, 
/**
 * `mail` through the outbox, or `file` for another mail program.
 */
how: string, 
/**
 * Of a file: where to, a file or a folder.
 */
path: string, };

/**
 * Records that permission was refused, or taken back.
 */
export type ConsentEnd = { 
/**
 * Engagement: id or number.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * When; now when empty.
 */
at: string, 
/**
 * `email`, `phone`, `portal`, `letter`, `meeting`.
 */
channel: string, 
/**
 * Contact's id or name.
 */
contact: string, 
/**
 * What was said.
 */
evidence: string, };

/**
 * Writes the file that proves a permission.
 */
export type ConsentFileSave = { 
/**
 * Engagement: id or number.
 */
id: string, 
/**
 * Place of the line in the log.
 */
position: number, 
/**
 * The file, or a folder for its own name.
 */
path: string, };

/**
 * The letter that asks for permission.
 */
export type ConsentLetter = { 
/**
 * Contact's id.
 */
contact: string, 
/**
 * Name.
 */
name: string, 
/**
 * Address; empty where none is known.
 */
email: string, 
/**
 * Subject.
 */
subject: string, 
/**
 * Text.
 */
body: string, 
/**
 * Whether a mail server is set up.
 */
can_send: boolean, };

/**
 * Asks for the letter that would ask for permission.
 */
export type ConsentLetterOf = { 
/**
 * Engagement: id or number.
 */
id: string, 
/**
 * Contact's id or name; the first who may approve when empty.
 */
contact: string, 
/**
 * Blocks at most; empty for no cap.
 */
cap_blocks: string, };

/**
 * A line of the evidence of a permission.
 */
export type ConsentLine = { 
/**
 * Its place, from 1.
 */
position: number, 
/**
 * `asked`, `granted`, `declined`, `extended`, `withdrawn`.
 */
act: string, 
/**
 * When it happened.
 */
at: Moment, 
/**
 * How: key of the channel.
 */
channel: string, 
/**
 * Who said it, or was asked.
 */
contact: string, 
/**
 * What was said.
 */
words: string, 
/**
 * File that proves it; empty.
 */
file: string, 
/**
 * SHA-256 of the file, or of the words.
 */
sha256: string, 
/**
 * Where the mail stands: `waiting`, `sending`, `sent`, `failed`, `withdrawn`; empty where none was sent.
 */
mail: string, 
/**
 * Who recorded it.
 */
recorded_by: string, };

/**
 * Decides to bill work without permission.
 */
export type ConsentOverride = { 
/**
 * Engagement: id or number.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Why; it is printed. Empty takes an earlier decision back.
 */
reason: string, };

/**
 * Records that permission was given, or more of it.
 */
export type ConsentRecord = { 
/**
 * Engagement: id or number.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * When it was given: RFC 3339, or the contract's wall clock `2026-09-22T13:20`.
 */
granted_at: string, 
/**
 * `email`, `phone`, `portal`, `letter`, `meeting`.
 */
channel: string, 
/**
 * Contact's id or name.
 */
contact: string, 
/**
 * The words of the answer.
 */
evidence: string, 
/**
 * Path of a file that proves it.
 */
file: string, 
/**
 * Blocks at most; as it stands, or as the letter had it, when empty; `none` for no cap.
 */
cap_blocks: string, 
/**
 * Until when; as it stands when empty; `none` for no end.
 */
expires_at: string, };

/**
 * The permission of an engagement.
 */
export type ConsentView = { 
/**
 * `none`, `asked`, `granted`, `declined`, `withdrawn`, `expired`.
 */
state: string, 
/**
 * `before the work`, or what is wrong: `26 min after the work began`; empty without work.
 */
timing: string, 
/**
 * Whether the permission stood before all of the work.
 */
in_time: boolean, 
/**
 * When it was granted.
 */
granted: Moment | null, 
/**
 * By whom.
 */
by: string, 
/**
 * Channel in words: `mail from a registered address`.
 */
channel: string, 
/**
 * What was quoted.
 */
quoted: string, 
/**
 * `3 blocks, 2 used`, `none`.
 */
cap: string, 
/**
 * Blocks at most, of the permission or of the letter that is to be answered; empty for no cap.
 */
cap_blocks: string, 
/**
 * Until when it is good.
 */
expires: Moment | null, 
/**
 * When it was taken back.
 */
withdrawn: Moment | null, 
/**
 * Everything that was said about it, the first first.
 */
log: Array<ConsentLine>, };

/**
 * A person at a client.
 */
export type ContactView = { 
/**
 * Id; empty for a new one.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * E-mail addresses; may be none.
 */
emails: Array<string>, 
/**
 * Telephone.
 */
phone: string, 
/**
 * Keys of roles.
 */
roles: Array<string>, };

/**
 * Attaches a document to a contract.
 */
export type ContractAttach = { 
/**
 * The contract: its id or its number.
 */
contract: string, 
/**
 * The file.
 */
path: string, };

/**
 * The documents of a contract.
 */
export type ContractDocuments = { 
/**
 * Those that are attached, in the order in which they came.
 */
rows: Array<DocumentView>, 
/**
 * Those that were removed.
 */
removed: Array<DocumentView>, 
/**
 * How large one may be, in megabytes.
 */
most_mb: number, };

/**
 * The duties of a contract.
 */
export type ContractDuties = { 
/**
 * Contract's id.
 */
contract_id: string, 
/**
 * `K-0112`.
 */
number: string, 
/**
 * Client's name.
 */
client: string, 
/**
 * Today in the contract's zone.
 */
today: string, 
/**
 * Ours first, by title.
 */
duties: Array<DutyView>, 
/**
 * What the policy names and nobody has decided about yet.
 */
proposals: Array<DutyProposal>, };

/**
 * The end of a contract as it is read.
 */
export type ContractEnd = { 
/**
 * Version of the contract's row, for changes.
 */
version: number, 
/**
 * What was agreed.
 */
agreed: ContractTerm, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Last day; none for an open end.
 */
ends_on: string | null, 
/**
 * What comes next: `notice_by`, `renews`, `ends`, `ran_out`; empty for an open end.
 */
next: string, 
/**
 * On which day.
 */
next_on: string | null, 
/**
 * Last day for notice of the present term.
 */
notice_by: string | null, 
/**
 * Last day of the term it would renew itself into.
 */
renews_to: string | null, 
/**
 * Days on which it reminds.
 */
reminders: Array<string>, 
/**
 * When notice was given.
 */
notice_given: string | null, 
/**
 * By whom: `client` or `provider`; empty without notice.
 */
notice_from: string, 
/**
 * Why.
 */
notice_reason: string, 
/**
 * Renewals that took place.
 */
renewals: Array<RenewalView>, };

/**
 * Moves a contract to another state.
 */
export type ContractMove = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Why; kept with the date.
 */
reason: string, };

/**
 * Records notice of a contract.
 */
export type ContractNotice = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * On which day; empty for today.
 */
given_on: string, 
/**
 * By whom: `client` or `provider`.
 */
from: string, 
/**
 * Why; may be empty.
 */
reason: string, };

/**
 * Renews a contract.
 */
export type ContractRenew = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * By how much: `12 months`; empty for its own period.
 */
by: string, 
/**
 * Until which day instead.
 */
until: string, 
/**
 * Why, or how it was agreed.
 */
remark: string, };

/**
 * A contract in a list.
 */
export type ContractRow = { 
/**
 * Id.
 */
id: string, 
/**
 * `K-0112`.
 */
number: string, 
/**
 * Client's id.
 */
client_id: string, 
/**
 * Client's name.
 */
client: string, 
/**
 * Policy's name.
 */
policy: string, 
/**
 * Policy's version.
 */
policy_version: number, 
/**
 * Key of its tier.
 */
tier: string, 
/**
 * Key of the status.
 */
status: string, 
/**
 * Zone.
 */
zone: string, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Last day; none for an open end.
 */
ends_on: string | null, 
/**
 * `USD 2,324.00`; one per currency.
 */
monthly_fees: Array<string>, };

/**
 * Enters or changes a contract.
 */
export type ContractSave = { 
/**
 * Id; none for a new one.
 */
id: string | null, 
/**
 * The version that was read; 0 for a new one.
 */
expected_version: number, 
/**
 * Client's id.
 */
client_id: string, 
/**
 * Id of the policy's version.
 */
policy_version_id: string, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Last day; empty for an open end.
 */
ends_on: string, 
/**
 * Zone of its months and times.
 */
zone: string, 
/**
 * Whether the policy's continuity service was taken.
 */
continuity: boolean, 
/**
 * Services.
 */
services: Array<ServiceView>, 
/**
 * Add-ons.
 */
add_ons: Array<AddOnView>, 
/**
 * Targets of signed orders.
 */
overrides: Array<OverrideView>, 
/**
 * What is agreed about its end; with a length, the last day follows from it.
 */
term: ContractTerm, };

/**
 * What was agreed about the end of a contract. Lengths are `12 months`, `90 days`; empty for none.
 */
export type ContractTerm = { 
/**
 * How long the first term lasts; empty where it ends on a chosen day, or is open.
 */
lasts: string, 
/**
 * By how much it renews itself; empty for not at all.
 */
renews_by: string, 
/**
 * How long before the end of a term notice must have been given.
 */
notice: string, 
/**
 * How many days before the date by which somebody must act to remind of it: 90, 60, 30.
 */
reminders: Array<number>, };

/**
 * One version of a contract.
 */
export type ContractVersionView = { 
/**
 * 1, 2, 3.
 */
number: number, 
/**
 * When it was signed; none for a draft.
 */
signed: Moment | null, 
/**
 * The first day it is in force.
 */
from_on: string, 
/**
 * Id of the policy's version.
 */
policy_version_id: string, 
/**
 * The policy's name.
 */
policy: string, 
/**
 * The number of the policy's version.
 */
policy_version: number, 
/**
 * Whether the policy's continuity service was taken.
 */
continuity: boolean, 
/**
 * Add-ons.
 */
add_ons: Array<AddOnView>, 
/**
 * Targets of signed orders.
 */
overrides: Array<OverrideView>, 
/**
 * Services with their fees.
 */
services: Array<ServiceView>, 
/**
 * Sums per currency, `USD 2,324.00`.
 */
monthly_fees: Array<string>, 
/**
 * Why it was made.
 */
reason: string, };

/**
 * All versions of a contract, the oldest first.
 */
export type ContractVersions = { 
/**
 * One row a version; a draft is the last.
 */
rows: Array<ContractVersionView>, };

/**
 * A contract as it is read and changed.
 */
export type ContractView = { 
/**
 * As in the list.
 */
row: ContractRow, 
/**
 * Version of the row, for changes.
 */
version: number, 
/**
 * Id of the policy's version.
 */
policy_version_id: string, 
/**
 * Whether the policy's continuity service was taken.
 */
continuity: boolean, 
/**
 * Services with their fees.
 */
services: Array<ServiceView>, 
/**
 * Add-ons of the version that is shown.
 */
add_ons: Array<AddOnView>, 
/**
 * Targets of signed orders of the version that is shown.
 */
overrides: Array<OverrideView>, 
/**
 * What the client reads today; of a draft, what it would read.
 */
schedule: Schedule, 
/**
 * How many tickets stand on it.
 */
tickets: number, 
/**
 * What was agreed about its end.
 */
term: ContractTerm, 
/**
 * Where it stood, the oldest first.
 */
statuses: Array<StatusView>, 
/**
 * The number of the drafted version, when there is one beside those that were signed.
 */
drafted: number | null, };

/**
 * Which contracts are wanted.
 */
export type ContractsList = { 
/**
 * Part of a client's name or a number; empty for all.
 */
search: string, 
/**
 * Key of a status; empty for all.
 */
status: string, 
/**
 * A client, by its name or id; empty for all.
 */
client: string, 
/**
 * A policy, by its key or the id of one of its versions; empty for all.
 */
policy: string, 
/**
 * Key of a tier; empty for all.
 */
tier: string, 
/**
 * Who answers for the client; empty for all.
 */
account_manager: string, 
/**
 * From which on.
 */
offset: number, 
/**
 * How many at most; 0 for 100.
 */
limit: number, };

/**
 * A page of contracts, and what they can be narrowed by.
 */
export type ContractsPage = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * Those of the page.
 */
rows: Array<ContractRow>, 
/**
 * Policies that contracts are on, by a version of theirs.
 */
policies: Array<Choice>, 
/**
 * Tiers of those policies.
 */
tiers: Array<string>, 
/**
 * Everybody who answers for a client.
 */
account_managers: Array<string>, };

/**
 * The list as filtered, and where it is written to.
 */
export type ContractsSave = { 
/**
 * The file.
 */
path: string, 
/**
 * Part of a client's name or a number; empty for all.
 */
search: string, 
/**
 * Key of a status; empty for all.
 */
status: string, 
/**
 * A client, by its name or id; empty for all.
 */
client: string, 
/**
 * A policy, by its key or the id of one of its versions; empty for all.
 */
policy: string, 
/**
 * Key of a tier; empty for all.
 */
tier: string, 
/**
 * Who answers for the client; empty for all.
 */
account_manager: string, };

/**
 * A country and what it suggests.
 */
export type Country = { 
/**
 * ISO 3166 code.
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * Its zones, the most populous first.
 */
zones: Array<string>, 
/**
 * Its holiday set; empty if none is at hand.
 */
holiday_set: string, 
/**
 * Its currency.
 */
currency: string, 
/**
 * `GST`, `VAT`; empty where none is usual.
 */
tax_name: string, 
/**
 * Hundredths of a percent.
 */
tax_basis_points: number, };

/**
 * How much there is; shown beside the places of the navigation.
 */
export type Counts = { 
/**
 * Clients.
 */
clients: number, 
/**
 * Contracts in force.
 */
contracts: number, 
/**
 * Policies.
 */
policies: number, 
/**
 * Open tickets.
 */
tickets_open: number, 
/**
 * Tickets with a missed promise that are still open.
 */
tickets_breached: number, 
/**
 * All tickets.
 */
tickets: number, 
/**
 * Reports of past months that could be issued.
 */
reports_ready: number, 
/**
 * Engagements that wait for the client's permission.
 */
awaiting_consent: number, 
/**
 * Mails of the outbox that are not tried any more.
 */
mails_failed: number, };

/**
 * How much of a line is credited.
 */
export type CreditedLine = { 
/**
 * Place of the line on the invoice.
 */
position: number, 
/**
 * Before tax, plain; all that is left when empty.
 */
amount: string, };

/**
 * What one step of delivering came to.
 */
export type Delivered = { 
/**
 * The mail that was tried; nothing was due where there is none.
 */
tried: OutboxRow | null, 
/**
 * Why nothing is sent although something is due; empty otherwise.
 */
held: string, 
/**
 * How many more are due now.
 */
due: number, };

/**
 * A document with its bytes.
 */
export type DocumentContent = { 
/**
 * The name of its file.
 */
name: string, 
/**
 * `application/pdf`.
 */
media_type: string, 
/**
 * Its bytes.
 */
base64: string, };

/**
 * How large a document may be.
 */
export type DocumentLimit = { 
/**
 * Megabytes.
 */
megabytes: number, };

/**
 * Removes a document.
 */
export type DocumentRemove = { 
/**
 * Id of the document.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, };

/**
 * Writes a document to a file.
 */
export type DocumentSave = { 
/**
 * Id of the document.
 */
id: string, 
/**
 * The file, or a folder for the document's own name.
 */
path: string, };

/**
 * An attached document.
 */
export type DocumentView = { 
/**
 * Id.
 */
id: string, 
/**
 * Its version, for removing it.
 */
version: number, 
/**
 * The name of its file.
 */
name: string, 
/**
 * `application/pdf`.
 */
media_type: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * `1.4 MB`.
 */
size_words: string, 
/**
 * SHA-256 of its bytes, in hexadecimal digits.
 */
sha256: string, 
/**
 * Who attached it.
 */
added_by: string, 
/**
 * When.
 */
added_at: Moment, 
/**
 * When it was removed.
 */
removed_at: Moment | null, 
/**
 * By whom.
 */
removed_by: string, };

/**
 * Begins a draft: from a version, from a preset, or empty.
 */
export type DraftBegin = { 
/**
 * A version, or the key of a policy for its newest one; may be empty.
 */
version_id: string, 
/**
 * Key of a preset; may be empty.
 */
preset: string, };

/**
 * Puts a draft away.
 */
export type DraftDiscard = { 
/**
 * Which draft.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, };

/**
 * Names a draft.
 */
export type DraftOf = { 
/**
 * Its id.
 */
id: string, };

/**
 * Makes a draft a version.
 */
export type DraftPublish = { 
/**
 * Which draft.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * From when it is in force; what stands in the form where empty.
 */
effective_from: string, 
/**
 * Also where another version was published after this draft was begun.
 */
over_newer: boolean, };

/**
 * A draft in a list.
 */
export type DraftRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * Name as typed; what it was begun from where nothing is typed yet.
 */
name: string, 
/**
 * Key as typed.
 */
key: string, 
/**
 * `from version 2 of CyberMark Standard`, `from an empty policy`.
 */
begun_from: string, 
/**
 * When somebody last typed in it.
 */
changed: Moment, };

/**
 * Keeps what was typed.
 */
export type DraftSave = { 
/**
 * Which draft.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Everything that stands in the form.
 */
form: PolicyForm, };

/**
 * A draft with everything that is known about it.
 */
export type DraftView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its version, for changes.
 */
version: number, 
/**
 * `from version 2 of CyberMark Standard`.
 */
begun_from: string, 
/**
 * The version it was begun from.
 */
based_on: string | null, 
/**
 * A version that was published since; publishing over it asks.
 */
newer: PolicyRow | null, 
/**
 * What was typed.
 */
form: PolicyForm, 
/**
 * Everything that keeps it from being published, at the fields of the form.
 */
problems: Array<FieldProblem>, 
/**
 * How each target is read, in the order of the form; empty where it cannot be.
 */
reads: Array<string>, 
/**
 * As the client reads it, once nothing is wrong.
 */
schedule: Schedule | null, 
/**
 * Its calendar, once nothing is wrong.
 */
calendar: CalendarView | null, 
/**
 * The policy file: canonical once nothing is wrong, as typed until then.
 */
text: string, 
/**
 * What differs from the version it was begun from, in plain words.
 */
changes: Array<string>, };

/**
 * Drafts that are neither published nor discarded.
 */
export type Drafts = { 
/**
 * The one last typed in first.
 */
rows: Array<DraftRow>, };

/**
 * Which due days to list.
 */
export type DutiesList = { 
/**
 * Contract: id or number; empty for all.
 */
contract: string, 
/**
 * `ours` or `client`; empty for both.
 */
whose: string, 
/**
 * `late`, `soon` (due within 30 days, late ones included), `all` (a year back and on); empty for `soon`.
 */
show: string, 
/**
 * From which on.
 */
offset: number, 
/**
 * How many at most; 0 for 100.
 */
limit: number, };

/**
 * Due days of a page, the first due first.
 */
export type DutiesPage = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * Those of the page.
 */
rows: Array<DutyRow>, };

/**
 * A due day.
 */
export type DutyDay = { 
/**
 * `2026-09-30`.
 */
due_on: string, 
/**
 * `open`, `done`, `done_late`, `late`, `waived`, `kept`.
 */
state: string, 
/**
 * The state in words: `late since 1 Oct 2026`.
 */
words: string, 
/**
 * What was recorded.
 */
evidence: EvidenceView | null, 
/**
 * What of the client's held it up, in words; empty where nothing did.
 */
delay: string, };

/**
 * Takes a duty off its contract. What was recorded about it stays in the history.
 */
export type DutyMove = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, };

/**
 * A duty that the policy names.
 */
export type DutyProposal = { 
/**
 * What names it: the policy's words.
 */
origin: string, 
/**
 * `ours` or `client`.
 */
whose: string, 
/**
 * What it would be called.
 */
title: string, 
/**
 * Where it stands.
 */
clause: string, 
/**
 * When, in words.
 */
when: string, };

/**
 * Records that a due day was kept.
 */
export type DutyRecord = { 
/**
 * Id of the duty.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Which due day; of a standing duty, empty for the day it happened.
 */
due_on: string, 
/**
 * When it happened; today when empty.
 */
on: string, 
/**
 * By whom; who is working here when empty.
 */
by_whom: string, 
/**
 * In words.
 */
words: string, 
/**
 * Where it can be looked up.
 */
link: string, 
/**
 * Path of a file that proves it: its name and SHA-256 are kept.
 */
file: string, };

/**
 * A due day in a list.
 */
export type DutyRow = { 
/**
 * Id of the duty.
 */
id: string, 
/**
 * Contract's id.
 */
contract_id: string, 
/**
 * `K-0112`.
 */
number: string, 
/**
 * Client's name.
 */
client: string, 
/**
 * `ours` or `client`.
 */
whose: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Where it is written.
 */
clause: string, 
/**
 * The due day and what was done about it.
 */
day: DutyDay, };

/**
 * Enters or changes a duty.
 */
export type DutySave = { 
/**
 * Id; none for a new one.
 */
id: string | null, 
/**
 * The version that was read; 0 for a new one.
 */
expected_version: number, 
/**
 * Contract: id or number.
 */
contract: string, 
/**
 * `ours` or `client`.
 */
whose: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Where it is written.
 */
clause: string, 
/**
 * As it is written.
 */
words: string, 
/**
 * `once`, `recurring` or `standing`.
 */
due: string, 
/**
 * The due day, or the first of several.
 */
due_on: string, 
/**
 * How many units apart.
 */
every: string, 
/**
 * `days`, `weeks`, `months`, `quarters`.
 */
unit: string, 
/**
 * Id of the client's duty it waits for; empty for none.
 */
waits_for: string, };

/**
 * A duty as it is read and changed.
 */
export type DutyView = { 
/**
 * Id.
 */
id: string, 
/**
 * Version of the row, for changes.
 */
version: number, 
/**
 * `ours` or `client`.
 */
whose: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Where it is written.
 */
clause: string, 
/**
 * As it is written.
 */
words: string, 
/**
 * `once`, `recurring` or `standing`.
 */
due: string, 
/**
 * The due day, or the first of several; empty for a standing duty.
 */
due_on: string, 
/**
 * How many units apart; 0 where it does not come back.
 */
every: number, 
/**
 * `days`, `weeks`, `months`, `quarters`; empty where it does not come back.
 */
unit: string, 
/**
 * When, in words: `every quarter from 31 Dec 2026`.
 */
when: string, 
/**
 * Id of the client's duty it waits for.
 */
waits_for: string | null, 
/**
 * Its days: what is late or was recorded, and those of the next year.
 */
days: Array<DutyDay>, };

/**
 * Waives a due day, or takes back what was recorded about it.
 */
export type DutyWaive = { 
/**
 * Id of the duty.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Which due day.
 */
due_on: string, 
/**
 * Why.
 */
reason: string, };

/**
 * Names an engagement.
 */
export type EngagementOf = { 
/**
 * Id or number.
 */
id: string, };

/**
 * Enters an engagement or changes it.
 */
export type EngagementSave = { 
/**
 * Id of the one to change; empty for a new one.
 */
id: string, 
/**
 * The version that was read; 0 for a new one.
 */
expected_version: number, 
/**
 * Contract: id or number. Of a known one it cannot change.
 */
contract: string, 
/**
 * What is done.
 */
title: string, 
/**
 * The ticket it came from.
 */
ticket: string, 
/**
 * `out_of_scope` or `client_error`.
 */
cause: string, 
/**
 * Notes for us.
 */
notes: string, };

/**
 * An engagement as it was read.
 */
export type EngagementVersion = { 
/**
 * Id or number.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, };

/**
 * An engagement with everything about it.
 */
export type EngagementView = { 
/**
 * The card.
 */
card: Card, 
/**
 * Contract's id.
 */
contract_id: string, 
/**
 * Zone of the contract.
 */
zone: string, 
/**
 * Name of the policy it stands on.
 */
policy: string, 
/**
 * Key of the cause.
 */
cause_key: string, 
/**
 * Notes for us.
 */
notes: string, 
/**
 * The terms that hold for it, in words: what is or was quoted.
 */
terms_words: string, 
/**
 * What it comes to.
 */
charge: ChargeView, 
/**
 * The permission.
 */
consent: ConsentView, 
/**
 * What was worked, the first first.
 */
work: Array<WorkView>, 
/**
 * Contacts of the client who may approve fees.
 */
approvers: Array<ApproverView>, 
/**
 * What can be done now: `edit`, `grant`, `decline`, `finish`, `approve`, `send_back`, `drop`, `take_up`, `post`, `override`,
 * `start_timer`, `stop_timer`, `enter_work`, `ask`, `extend`, `withdraw`.
 */
can: Array<string>, 
/**
 * Why it is billed without permission for some of its work; empty.
 */
override_reason: string, 
/**
 * What was posted and reversed before.
 */
postings: Array<PostingView>, };

/**
 * Takes the same step with several engagements.
 */
export type EngagementsMove = { 
/**
 * Which, each with the version that was read.
 */
engagements: Array<EngagementVersion>, 
/**
 * `finish`, `approve`, `send_back`, `drop`, `take_up`.
 */
step: string, 
/**
 * What is said about it; sending back and dropping need it.
 */
comment: string, };

/**
 * What came of a step with several engagements.
 */
export type EngagementsMoved = { 
/**
 * Those that took it, as they are now.
 */
moved: Array<Card>, 
/**
 * Those that did not, each with why: `A-318: …`.
 */
refused: Array<string>, };

/**
 * Puts approved engagements onto the drafts of their clients' invoices.
 */
export type EngagementsPost = { 
/**
 * Which; all that are to bill when empty.
 */
engagements: Array<EngagementVersion>, 
/**
 * Only those of this client: id or name.
 */
client: string, 
/**
 * Only those whose work ended in this month or before.
 */
month: string, };

/**
 * What was posted.
 */
export type EngagementsPosted = { 
/**
 * How many engagements.
 */
posted: number, 
/**
 * The drafts they stand on.
 */
invoices: Array<InvoiceRow>, 
/**
 * Those that were not, each with why.
 */
refused: Array<string>, };

/**
 * Whose an event is; decides its mark.
 */
export type EventSide = "client" | "desk" | "end";

/**
 * An event in the list.
 */
export type EventView = { 
/**
 * When.
 */
at: Moment, 
/**
 * Key of its kind.
 */
kind: string, 
/**
 * In words: `Priority changed to P1`.
 */
words: string, 
/**
 * Who.
 */
actor: string, 
/**
 * Where the fact comes from, if the source does not say it outright.
 */
provenance: string, };

/**
 * What was recorded about a due day.
 */
export type EvidenceView = { 
/**
 * On which day it happened.
 */
on: string, 
/**
 * By whom.
 */
by_whom: string, 
/**
 * In words.
 */
words: string, 
/**
 * Where it can be looked up.
 */
link: string, 
/**
 * Name of a file that proves it; empty without.
 */
file: string, 
/**
 * SHA-256 of the file, in hexadecimal.
 */
file_sha256: string, };

/**
 * A dated exception.
 */
export type ExceptionForm = { 
/**
 * `2026-12-24`.
 */
date: string, 
/**
 * `Christmas Eve`.
 */
name: string, 
/**
 * `closed`, `hours` or `breaks`.
 */
kind: string, 
/**
 * The spans of `hours` and `breaks`.
 */
spans: string, };

/**
 * A reason that takes a ticket out of attainment.
 */
export type ExclusionForm = { 
/**
 * Key.
 */
key: string, 
/**
 * Name.
 */
name: string, 
/**
 * Clause.
 */
clause: string, 
/**
 * The policy's words.
 */
words: string, };

/**
 * A reason that takes a ticket out of attainment.
 */
export type ExclusionView = { 
/**
 * Key.
 */
key: string, 
/**
 * Name.
 */
name: string, 
/**
 * Clause.
 */
clause: string, 
/**
 * The policy's words.
 */
words: string, };

/**
 * A ticket with its clocks: the picture, the ledgers, the events.
 */
export type Explanation = { 
/**
 * As in the list.
 */
row: TicketRow, 
/**
 * Version of the row, for changes.
 */
version: number, 
/**
 * Contract's number and id, if it stands on one.
 */
contract: Choice | null, 
/**
 * Policy: name, version, strength: `CyberITEX Standard, version 2, target`.
 */
policy: string, 
/**
 * Calendar in words, with the version of the zone data.
 */
calendar: string, 
/**
 * Every promise, judged, with its ledger.
 */
metrics: Array<MetricView>, 
/**
 * The clock picture.
 */
picture: Picture, 
/**
 * What happened.
 */
events: Array<EventView>, 
/**
 * Targets as published: head and words.
 */
targets: Array<Choice>, 
/**
 * Readings that apply.
 */
readings: Array<ScheduleReading>, 
/**
 * Why it is out of attainment, in words; empty if it is not.
 */
excluded: string, 
/**
 * A rule of the contract that changed the priority at receipt, in the policy's words.
 */
rule: string, 
/**
 * Why nothing is judged, in a sentence; empty if something is.
 */
unscored: string, 
/**
 * Cause, action and state, as recorded for the report.
 */
cause: string, 
/**
 * What was done about it.
 */
action: string, 
/**
 * `done 28 Sep`.
 */
action_state: string, 
/**
 * Reasons it could be excluded for.
 */
exclusions: Array<ExclusionView>, };

/**
 * A run of exports.
 */
export type ExportLine = { 
/**
 * When.
 */
at: Moment, 
/**
 * Format.
 */
format: string, 
/**
 * File.
 */
file: string, 
/**
 * Whether it had been exported in this format before.
 */
again: boolean, 
/**
 * SHA-256 of the file.
 */
sha256: string, };

/**
 * Writes the policy file of a version.
 */
export type ExportOf = { 
/**
 * A version; the key of a policy for its newest one; `cybermark-standard@1`.
 */
version_id: string, 
/**
 * The file to write; only the text is wanted where empty.
 */
path: string, };

/**
 * A run of exports.
 */
export type ExportRun = { 
/**
 * When.
 */
at: Moment, 
/**
 * Format.
 */
format: string, 
/**
 * Files.
 */
files: Array<string>, 
/**
 * How many documents.
 */
documents: number, 
/**
 * How many of them had been exported before.
 */
again: number, 
/**
 * By whom.
 */
by: string, };

/**
 * A policy file.
 */
export type Exported = { 
/**
 * `cybermark-standard-v2.toml`.
 */
file_name: string, 
/**
 * Where it was written; empty where only the text was wanted.
 */
path: string, 
/**
 * The file.
 */
text: string, };

/**
 * A failure as every front end receives it.
 */
export type Failure = { 
/**
 * Its kind.
 */
code: Code, 
/**
 * A sentence: what could not be done, with which thing, and why.
 */
message: string, 
/**
 * What is wrong with the input, field by field; all of it at once.
 */
problems: Array<FieldProblem>, 
/**
 * A sentence: what to do about it. May be empty.
 */
advice: string, };

/**
 * One problem of one field.
 */
export type FieldProblem = { 
/**
 * Path of the field, as in the arguments: `services.0.price`.
 */
field: string, 
/**
 * What is wrong with it.
 */
message: string, };

/**
 * What was typed into the palette; prefixes `c:` `k:` `t:` `w:` `a:` narrow it.
 */
export type Find = { 
/**
 * The words.
 */
query: string, };

/**
 * What was found.
 */
export type Found = { 
/**
 * The number that was typed whole; then clients, what stands with clients, contracts, tickets and
 * policies, in this order, best first in each.
 */
hits: Array<Hit>, };

/**
 * Contracts × months.
 */
export type Grid = { 
/**
 * Twelve months, `2026-09`, the last one last.
 */
months: Array<string>, 
/**
 * One row a contract.
 */
rows: Array<GridRow>, 
/**
 * Those that could be issued, newest month first.
 */
ready: Array<ReadyReport>, 
/**
 * Those issued more than once.
 */
revised: Array<RevisedReport>, };

/**
 * A cell.
 */
export type GridCell = { 
/**
 * State.
 */
state: CellState, 
/**
 * Newest revision; 0 if none.
 */
revision: number, };

/**
 * The months to show.
 */
export type GridOf = { 
/**
 * Last month of the grid, `2026-09`; the one before this month when empty.
 */
until: string, };

/**
 * A contract's row.
 */
export type GridRow = { 
/**
 * Contract's id.
 */
contract_id: string, 
/**
 * `K-0112`.
 */
number: string, 
/**
 * Client's name.
 */
client: string, 
/**
 * One cell a month.
 */
cells: Array<GridCell>, };

/**
 * One metric.
 */
export type GroupFigures = { 
/**
 * Key.
 */
metric: string, 
/**
 * The source tells too little to judge it.
 */
not_in_source: boolean, 
/**
 * Rows.
 */
rows: Array<RowFigures>, 
/**
 * All rows together.
 */
total: TallyFigures, };

/**
 * How sound the database is.
 */
export type Health = { 
/**
 * Nothing is wrong.
 */
sound: boolean, 
/**
 * Where it lies.
 */
database: string, 
/**
 * What is wrong, in sentences.
 */
problems: Array<string>, 
/**
 * What will be missing before long, in sentences: holidays that end. The file is sound all the same.
 */
warnings: Array<string>, 
/**
 * Lines of the history that were verified.
 */
history_lines: number, };

/**
 * A line.
 */
export type HistoryLine = { 
/**
 * Its place in the chain.
 */
seq: number, 
/**
 * When, in the provider's zone.
 */
at: Moment, 
/**
 * Who.
 */
user: string, 
/**
 * Which command.
 */
command: string, 
/**
 * About what: `contract K-0112`.
 */
subject: string, 
/**
 * As it was, as JSON; empty for something new.
 */
before: string, 
/**
 * As it became, as JSON.
 */
after: string, };

/**
 * A page of the history.
 */
export type HistoryList = { 
/**
 * From which on, newest first.
 */
offset: number, 
/**
 * How many at most; 0 for 100.
 */
limit: number, };

/**
 * Lines of the history.
 */
export type HistoryPage = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * Those of the page.
 */
rows: Array<HistoryLine>, 
/**
 * Whether the chain of hashes holds from the first line to the last.
 */
chain: string, };

/**
 * Something found.
 */
export type Hit = { 
/**
 * `client`, `contact`, `address`, `contract`, `ticket`, `window`, `engagement`, `policy`.
 */
kind: string, 
/**
 * Id of what is opened: the client of a contact, the newest version of a policy.
 */
id: string, 
/**
 * Number, or empty.
 */
number: string, 
/**
 * Name or subject.
 */
text: string, 
/**
 * A second line: the client of a ticket.
 */
detail: string, };

/**
 * A holiday.
 */
export type HolidayDay = { 
/**
 * `2026-10-26`.
 */
date: string, 
/**
 * Its name.
 */
name: string, };

/**
 * A date of a holiday file.
 */
export type HolidayFound = { 
/**
 * `2027-02-06`.
 */
date: string, 
/**
 * Its name.
 */
name: string, 
/**
 * `new`, `known` (the calendar has this date), or `in_set` (one of its sets has it).
 */
state: string, 
/**
 * Line of the file.
 */
line: number, };

/**
 * A remark on a line of a holiday file.
 */
export type HolidayNote = { 
/**
 * The line.
 */
line: number, 
/**
 * What about it.
 */
message: string, };

/**
 * A holiday set.
 */
export type HolidaySetChoice = { 
/**
 * `NZ-AUK`.
 */
key: string, 
/**
 * `New Zealand, Auckland`.
 */
name: string, 
/**
 * First year known.
 */
first_year: number, 
/**
 * Last year known.
 */
last_year: number, };

/**
 * Reads a holiday file (ICS): what it says, and into the draft.
 */
export type HolidaysImport = { 
/**
 * The calendar; none while it is typed for the first time (then only looked at).
 */
id: string | null, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * What is typed so far, to compare with; the calendar's own draft without.
 */
entry: CalendarEntry | null, 
/**
 * The text; empty to read from `path`.
 */
text: string, 
/**
 * A file.
 */
path: string, 
/**
 * Only look at it.
 */
dry_run: boolean, };

/**
 * What a holiday file says.
 */
export type HolidaysPreview = { 
/**
 * What the file calls itself; may be empty.
 */
name: string, 
/**
 * In sentences: how many events, what was left out, for which years repetitions stand.
 */
summary: Array<string>, 
/**
 * Its dates in order.
 */
days: Array<HolidayFound>, 
/**
 * How many of them are new.
 */
new: number, 
/**
 * What was left out or understood in part, by line.
 */
notes: Array<HolidayNote>, 
/**
 * How many such notes there are; the first 200 are given.
 */
notes_total: number, 
/**
 * The calendar, unless the file was only looked at.
 */
calendar: CalendarPage | null, };

/**
 * What needs somebody's hand: each number opens the list behind it.
 */
export type Home = { 
/**
 * The next due times, the first ones first.
 */
next_due: Array<TicketRow>, 
/**
 * Open tickets that missed a promise.
 */
breached: Array<TicketRow>, 
/**
 * Reports that could be issued.
 */
ready: Array<ReadyReport>, 
/**
 * Duties that are late, ours and the clients', the longest first.
 */
duties: Array<DutyRow>, 
/**
 * How many are late in all.
 */
duties_late: number, 
/**
 * Calendars whose holidays end soon, or have ended.
 */
calendars: Array<CalendarWarning>, 
/**
 * New versions of policies that some client was not told of yet.
 */
announcements: Announcements, 
/**
 * Notices of maintenance whose limit is near, or was missed.
 */
notices: NoticesDue, 
/**
 * When the desk is closed in the next 24 hours; none while no contract is in force.
 */
closed: ClosedHours | null, 
/**
 * The first clients that lack a contact their policy asks for.
 */
lacking: Array<ClientRow>, 
/**
 * How many such clients there are.
 */
lacking_total: number, 
/**
 * Contracts that run out or must be given notice of within 90 days, the next ones.
 */
renewals: Array<RenewalRow>, 
/**
 * How many of those there are.
 */
renewals_ahead: number, 
/**
 * What waits in advanced support and among invoices.
 */
billing: BillingAhead, 
/**
 * Counts.
 */
counts: Counts, };

/**
 * A file to import, and how to read it.
 */
export type ImportOf = { 
/**
 * The file.
 */
path: string, 
/**
 * Key of a preset.
 */
preset: string, 
/**
 * Contract: number, id, or empty to go by the clients.
 */
contract: string, 
/**
 * Column whose values name clients; empty if the contract says whose they are.
 */
client_column: string, 
/**
 * Zone of the file's times, where they carry none.
 */
zone: string, 
/**
 * `dmy` or `mdy`, where the file does not prove it.
 */
date_order: string, 
/**
 * Only say what would happen.
 */
dry_run: boolean, };

/**
 * What a file looks like before it is imported.
 */
export type ImportPreview = { 
/**
 * Rows below the head.
 */
rows: number, 
/**
 * Columns.
 */
columns: Array<string>, 
/**
 * Columns that could stand for clients, with how many values each has.
 */
client_columns: Array<ClientColumn>, 
/**
 * What must still be said before it can be imported: `zone`, `date_order`, `client`.
 */
needs: Array<string>, 
/**
 * How the order of day and month was proved, in a sentence; empty if dates carry their own.
 */
date_order: string, 
/**
 * Priorities with how often, and the policy's row for each.
 */
priorities: Array<PriorityWord>, 
/**
 * The first ten tickets as they would be read.
 */
sample: Array<SampleTicket>, 
/**
 * Notes and refusals, the first hundred.
 */
notes: Array<LineNote>, 
/**
 * How many there are in all.
 */
notes_total: number, 
/**
 * Tickets in the file.
 */
tickets: number, 
/**
 * Names of clients that do not exist yet and would be entered.
 */
new_clients: number, };

/**
 * What an import did, or would do.
 */
export type ImportReport = { 
/**
 * Names the run, for taking it back; none for a look.
 */
import_id: string | null, 
/**
 * Whether nothing was written on purpose.
 */
dry_run: boolean, 
/**
 * Rows read.
 */
rows: number, 
/**
 * Tickets in the file.
 */
tickets: number, 
/**
 * Events read from it.
 */
events: number, 
/**
 * Tickets that are new.
 */
inserted: number, 
/**
 * Tickets that changed.
 */
changed: number, 
/**
 * Tickets that were there as they are.
 */
unchanged: number, 
/**
 * Lines left out, each with a note.
 */
refused: number, 
/**
 * Clients that were entered for it.
 */
new_clients: number, 
/**
 * Tickets that stand on no contract, so nothing is promised for them.
 */
without_contract: number, 
/**
 * Notes and refusals; the first thousand.
 */
notes: Array<LineNote>, 
/**
 * How many there are in all.
 */
notes_total: number, };

/**
 * A client of a file.
 */
export type ImportedClient = { 
/**
 * Its first line.
 */
line: number, 
/**
 * Name, as it is known here.
 */
name: string, 
/**
 * `new`, `changed` or `unchanged`.
 */
fate: string, 
/**
 * What changes, in words.
 */
changes: Array<string>, };

/**
 * A window of a file.
 */
export type ImportedWindow = { 
/**
 * Line of its event.
 */
line: number, 
/**
 * Its number here: `MW-208`.
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * IANA name.
 */
zone: string, 
/**
 * `Fourth Saturday of each month, 22:00–04:00`.
 */
when: string, 
/**
 * How many of its occurrences are moved or cancelled.
 */
changes: number, 
/**
 * `new`, `changed`, `unchanged` or `published`.
 */
fate: string, 
/**
 * What was understood in part, and what the file does not change.
 */
said: Array<string>, };

/**
 * Changes what is typed on a draft.
 */
export type InvoiceChange = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * What the buyer asked to have printed.
 */
reference: string, 
/**
 * Words under the lines.
 */
note: string, };

/**
 * Credits an issued invoice: a credit note is issued at once.
 */
export type InvoiceCredit = { 
/**
 * Invoice: id or number.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Which lines; all of what is left when empty.
 */
lines: Array<CreditedLine>, 
/**
 * Why; it is printed.
 */
reason: string, 
/**
 * Whether engagements and fees that are credited whole go back to be billed again.
 */
bill_again: boolean, };

/**
 * Takes a line off a draft: an engagement goes back to review.
 */
export type InvoiceLineRemove = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Place of the line.
 */
position: number, 
/**
 * Why.
 */
reason: string, };

/**
 * A line of an invoice.
 */
export type InvoiceLineView = { 
/**
 * Its place, from 1.
 */
position: number, 
/**
 * `engagement`, `service`, `service_credit`, `prepaid`.
 */
kind: string, 
/**
 * What it is called.
 */
description: string, 
/**
 * How the amount came about.
 */
explanation: Array<string>, 
/**
 * `2`.
 */
quantity: string, 
/**
 * `h`; empty.
 */
unit: string, 
/**
 * `CAD 85.00`.
 */
unit_price: string, 
/**
 * Before tax.
 */
net: string, 
/**
 * The taxes in words: `HST Ontario 13% CAD 22.10`; the reason where exempt.
 */
taxes: Array<string>, 
/**
 * What can still be credited, before tax, plain: `170.00`.
 */
creditable: string, 
/**
 * The engagement's id; empty.
 */
engagement_id: string, };

/**
 * Names an invoice as it was read.
 */
export type InvoiceMove = { 
/**
 * Id or number.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, };

/**
 * Names an invoice.
 */
export type InvoiceOf = { 
/**
 * Id or number.
 */
id: string, };

/**
 * Records a payment, or a refund.
 */
export type InvoicePay = { 
/**
 * Invoice: id or number.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * How much; all that is open, or to be paid back, when empty.
 */
amount: string, 
/**
 * The day; today when empty.
 */
on: string, 
/**
 * What the bank says.
 */
reference: string, };

/**
 * A document as PDF.
 */
export type InvoicePdf = { 
/**
 * Name of the file.
 */
name: string, 
/**
 * Its bytes.
 */
base64: string, };

/**
 * An invoice in a list.
 */
export type InvoiceRow = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
version: number, 
/**
 * `invoice` or `credit_note`.
 */
kind: string, 
/**
 * `INV-2026-0187`; empty for a draft.
 */
number: string, 
/**
 * Client's id.
 */
client_id: string, 
/**
 * Client's name.
 */
client: string, 
/**
 * The month it is for; may be empty.
 */
month: string, 
/**
 * `draft`, `issued`, `partly_paid`, `paid`, `credited`.
 */
state: string, 
/**
 * The day it was issued, or would be.
 */
issued_on: string, 
/**
 * The last day to pay.
 */
due_on: string, 
/**
 * Days over it; 0 where it is not.
 */
overdue_days: number, 
/**
 * How many lines.
 */
lines: number, 
/**
 * Before tax.
 */
net: string, 
/**
 * With tax.
 */
gross: string, 
/**
 * Still to pay.
 */
open: string, 
/**
 * Paid too much, since it was credited later: to pay back. Empty where nothing is.
 */
refund: string, 
/**
 * Formats it was exported in.
 */
exported: Array<string>, };

/**
 * Writes documents as PDF.
 */
export type InvoiceSave = { 
/**
 * Id or number.
 */
id: string, 
/**
 * A file, or a folder for its own name.
 */
path: string, };

/**
 * Sends an issued document by mail, with its PDF.
 */
export type InvoiceSend = { 
/**
 * Id or number.
 */
id: string, 
/**
 * Addresses; those of the billing contacts when empty.
 */
to: Array<string>, };

/**
 * An invoice with everything on it.
 */
export type InvoiceView = { 
/**
 * As in the list.
 */
row: InvoiceRow, 
/**
 * Whom it goes to, line by line.
 */
buyer: Array<string>, 
/**
 * What the buyer asked to have printed.
 */
reference: string, 
/**
 * Words under the lines.
 */
note: string, 
/**
 * Of a credit note: the number of the invoice it corrects.
 */
corrects: string, 
/**
 * Of a credit note: why.
 */
reason: string, 
/**
 * The lines.
 */
lines: Array<InvoiceLineView>, 
/**
 * The taxes: name with rate, base, amount.
 */
taxes: Array<TaxSumView>, 
/**
 * All taxes.
 */
tax: string, 
/**
 * Paid so far, without what was paid back.
 */
paid: string, 
/**
 * Credited so far.
 */
credited: string, 
/**
 * Payments.
 */
payments: Array<PaymentView>, 
/**
 * Credit notes about it.
 */
credit_notes: Array<InvoiceRow>, 
/**
 * Files it went into.
 */
exports: Array<ExportLine>, 
/**
 * What keeps it from being issued, or from being a valid electronic invoice.
 */
problems: Array<string>, 
/**
 * What can be done: `issue`, `discard`, `change`, `remove_line`, `pay`, `credit`, `save_pdf`, `send`.
 */
can: Array<string>, 
/**
 * SHA-256 of the PDF; empty for a draft.
 */
sha256: string, };

/**
 * Puts together the invoices of a month: fees of contracts, approved credits, approved engagements.
 */
export type InvoicesDraft = { 
/**
 * `2026-09`.
 */
month: string, 
/**
 * Only this client: id or name.
 */
client: string, };

/**
 * What a run put together.
 */
export type InvoicesDrafted = { 
/**
 * The drafts.
 */
invoices: Array<InvoiceRow>, 
/**
 * What was left out, each with why.
 */
left_out: Array<string>, };

/**
 * Issues drafts: each gets its number, and never changes again.
 */
export type InvoicesIssue = { 
/**
 * Which; all drafts of the month when empty.
 */
invoices: Array<InvoiceMove>, 
/**
 * Of this month.
 */
month: string, 
/**
 * The day on them; today when empty. Never before the last issued one.
 */
issued_on: string, };

/**
 * What was issued.
 */
export type InvoicesIssued = { 
/**
 * Those that were.
 */
issued: Array<InvoiceRow>, 
/**
 * Those that were not, each with why.
 */
refused: Array<string>, };

/**
 * Which invoices are wanted.
 */
export type InvoicesList = { 
/**
 * `draft`, `open` (issued, something to pay), `overdue`, `paid`, `credited`, `refund_due`, `credit_notes`; all when empty.
 */
show: string, 
/**
 * A client's id or name.
 */
client: string, 
/**
 * `2026-09`.
 */
month: string, 
/**
 * Number or client.
 */
search: string, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows at most; 100 when zero.
 */
limit: number, };

/**
 * A page of invoices.
 */
export type InvoicesPage = { 
/**
 * How many there are.
 */
total: number, 
/**
 * How many stand in each of the views, by their key.
 */
counts: Array<ViewCount>, 
/**
 * What is open, one sum a currency.
 */
open: Array<string>, 
/**
 * The rows, newest first; drafts before all.
 */
rows: Array<InvoiceRow>, };

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

/**
 * A lane.
 */
export type Lane = { 
/**
 * Key of the metric.
 */
metric: string, 
/**
 * `Updates every 4 h`.
 */
title: string, 
/**
 * Verdict.
 */
verdict: Verdict, 
/**
 * In words.
 */
summary: string, 
/**
 * Pieces in order.
 */
pieces: Array<Piece>, 
/**
 * Due times that get a flag: the missed ones of updates, the one of other metrics.
 */
dues: Array<LaneMark>, 
/**
 * Aims.
 */
aims: Array<LaneMark>, 
/**
 * Where an update was sent.
 */
ticks: Array<Moment>, 
/**
 * How late, beside the late piece.
 */
lates: Array<LaneMark>, };

/**
 * A flag or a mark on a lane.
 */
export type LaneMark = { 
/**
 * When.
 */
at: Moment, 
/**
 * `due 14:05`, `aim 14:50`, `0:45 late`.
 */
label: string, };

/**
 * A line of a ledger.
 */
export type LedgerLine = { 
/**
 * From.
 */
from: Moment, 
/**
 * To.
 */
to: Moment, 
/**
 * State.
 */
state: LineState, 
/**
 * Why: `waiting on client`, `night`, `Labour Day`, `until resolved`. May be empty.
 */
why: string, 
/**
 * Seconds counted in it.
 */
counted_s: number, 
/**
 * Seconds counted up to its end.
 */
cumulative_s: number, 
/**
 * Seconds left then.
 */
remaining_s: number, };

/**
 * What letters on an occasion begin as.
 */
export type LetterTemplateRow = { 
/**
 * Why a client is written to.
 */
occasion: string, 
/**
 * Id of the only client it is for; empty for all.
 */
client_id: string, 
/**
 * Its name.
 */
client: string, 
/**
 * Subject, with placeholders.
 */
subject: string, 
/**
 * Text, with placeholders.
 */
body: string, 
/**
 * How often it was written; 0 while it is the built-in one.
 */
version: number, };

/**
 * Keeps a template; without subject and text it is dropped, and the one behind it is used again.
 */
export type LetterTemplateSave = { 
/**
 * Why a client is written to.
 */
occasion: string, 
/**
 * The only client it is for: id or name; all when empty.
 */
client: string, 
/**
 * The version that was read; 0 for a new one.
 */
expected_version: number, 
/**
 * Subject.
 */
subject: string, 
/**
 * Text.
 */
body: string, };

/**
 * What letters begin as.
 */
export type LetterTemplates = { 
/**
 * By occasion: the one for all clients, then those for single ones.
 */
rows: Array<LetterTemplateRow>, 
/**
 * What a template may name, with what stands there.
 */
placeholders: Array<Choice>, };

/**
 * What became of a line.
 */
export type LineMark = "same" | "changed" | "added" | "removed";

/**
 * Something about a line.
 */
export type LineNote = { 
/**
 * The line in the file, the head being line 1.
 */
line: number, 
/**
 * The column, if it is about one.
 */
column: string, 
/**
 * Whether the line was left out.
 */
refused: boolean, 
/**
 * A sentence.
 */
message: string, };

/**
 * What a clock does.
 */
export type LineState = "running" | "past_due" | "paused" | "closed" | "clocks_change";

/**
 * Keeps the password of the mail server.
 */
export type MailPassword = { 
/**
 * The password; empty forgets it.
 */
password: string, 
/**
 * Where.
 */
keep: PasswordKeep, };

/**
 * Keeps the server mail leaves through. The password is kept by `mail.set_password`.
 */
export type MailSettingsSave = { 
/**
 * As it was read.
 */
expected_version: number, 
/**
 * `mail.kereru.example`.
 */
host: string, 
/**
 * TCP port.
 */
port: number, 
/**
 * `tls`, `starttls` or `none`.
 */
security: string, 
/**
 * Agree to mail and password crossing the network readable for all.
 */
in_the_clear: boolean, 
/**
 * Whom to log in as; empty where the server asks for no login.
 */
user_name: string, 
/**
 * As recipients read it.
 */
sender_name: string, 
/**
 * The address mails come from.
 */
sender_address: string, 
/**
 * Where answers go; empty: to the sender.
 */
reply_to: string, 
/**
 * Certificates (PEM) of authorities to trust besides the machine's.
 */
authorities: string, };

/**
 * The server mail leaves through.
 */
export type MailSettingsView = { 
/**
 * `mail.kereru.example`; empty while nothing is set up.
 */
host: string, 
/**
 * TCP port.
 */
port: number, 
/**
 * `tls`, `starttls` or `none`.
 */
security: string, 
/**
 * Somebody agreed to mail and password crossing the network readable for all.
 */
in_the_clear: boolean, 
/**
 * Whom to log in as; empty where the server asks for no login.
 */
user_name: string, 
/**
 * As recipients read it.
 */
sender_name: string, 
/**
 * The address mails come from.
 */
sender_address: string, 
/**
 * Where answers go; empty: to the sender.
 */
reply_to: string, 
/**
 * Certificates (PEM) of authorities to trust besides the machine's.
 */
authorities: string, 
/**
 * Where the password comes from.
 */
password: PasswordPlace, 
/**
 * Why the keychain cannot be used; empty when it can.
 */
no_keychain: string, 
/**
 * How often the settings were written; 0 while there are none.
 */
version: number, };

/**
 * Tries the mail server.
 */
export type MailTestOf = { 
/**
 * Where a test mail goes; the sender where empty.
 */
to: string, };

/**
 * Writes a maintenance calendar to a file.
 */
export type MaintenanceExport = { 
/**
 * Where: a file, or a folder in which it gets its own name.
 */
path: string, 
/**
 * Windows that affect this client: id or name; all when empty.
 */
client: string, 
/**
 * Windows that affect this service; all when empty.
 */
service: string, 
/**
 * Leaves title, words and services out.
 */
redacted: boolean, };

/**
 * What is typed about a window.
 */
export type MaintenanceForm = { 
/**
 * What is done.
 */
title: string, 
/**
 * `standard` or `emergency`.
 */
kind: string, 
/**
 * Of an emergency: `security_patch` or `reliability`.
 */
category: string, 
/**
 * Of an emergency: why it cannot wait.
 */
reason: string, 
/**
 * Of an emergency: who asked for it.
 */
requester: string, 
/**
 * Of an emergency: who approved it.
 */
approver: string, 
/**
 * `none`, `degraded` or `outage`.
 */
impact: string, 
/**
 * The impact in words, as clients read them.
 */
words: string, 
/**
 * IANA name of the zone on whose clocks the times are read.
 */
zone: string, 
/**
 * `2026-09-26T22:00`, on the zone's wall clock.
 */
starts: string, 
/**
 * `2026-09-27T04:00`.
 */
ends: string, 
/**
 * RRULE value (RFC 5545), such as `FREQ=MONTHLY;BYDAY=4SA`; empty for a window that does not come back.
 */
rule: string, 
/**
 * `all`, `clients` or `policies`.
 */
whom: string, 
/**
 * Clients: ids or names.
 */
clients: Array<string>, 
/**
 * Policies: ids or keys.
 */
policies: Array<string>, 
/**
 * Names of the services; none for everything the clients use.
 */
services: Array<string>, };

/**
 * An iCalendar file to be looked at or taken in.
 */
export type MaintenanceImport = { 
/**
 * Path of the file.
 */
path: string, 
/**
 * Its text, in the place of a path.
 */
text: string, 
/**
 * The client all its windows affect: id or name; every client when empty.
 */
client: string, 
/**
 * The services they affect; none for all.
 */
services: Array<string>, };

/**
 * What an import came to, or would come to.
 */
export type MaintenanceImported = { 
/**
 * What the calendar calls itself; may be empty.
 */
name: string, 
/**
 * Windows entered as drafts.
 */
entered: number, 
/**
 * Drafts that took what changed in the file.
 */
changed: number, 
/**
 * Windows that stay as they are.
 */
unchanged: number, 
/**
 * Each window, in the order of the file.
 */
rows: Array<ImportedWindow>, 
/**
 * Events that were left out.
 */
left_out: Array<NotImported>, 
/**
 * What is to be said of the file as a whole.
 */
notes: Array<string>, };

/**
 * Occurrences of a span of days.
 */
export type MaintenanceList = { 
/**
 * First day; today when empty.
 */
from: string, 
/**
 * Last day; 90 days on when empty.
 */
to: string, 
/**
 * On whose clocks; the provider's when empty.
 */
zone: string, 
/**
 * A client's id or name; all when empty.
 */
client: string, 
/**
 * A state of [`OccurrenceRow`]; all when empty.
 */
state: string, 
/**
 * `standard` or `emergency`; both when empty.
 */
kind: string, 
/**
 * A part of the title, a service, or the number.
 */
search: string, 
/**
 * From which on.
 */
offset: number, 
/**
 * How many at most; 0 for 100.
 */
limit: number, };

/**
 * Writes the list as CSV, as filtered.
 */
export type MaintenanceListSave = { 
/**
 * The filter; offset and limit do not matter.
 */
filter: MaintenanceList, 
/**
 * Path of the file.
 */
path: string, };

/**
 * Occurrences, by their start.
 */
export type MaintenancePage = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * Those of the page.
 */
rows: Array<OccurrenceRow>, 
/**
 * First day shown.
 */
from: string, 
/**
 * Last day shown.
 */
to: string, 
/**
 * Today, on the clocks that were asked for.
 */
today: string, };

/**
 * A week of nights.
 */
export type MaintenanceWeek = { 
/**
 * Its Monday.
 */
monday: string, 
/**
 * Its Sunday.
 */
sunday: string, 
/**
 * On whose clocks.
 */
zone: string, 
/**
 * Today there.
 */
today: string, 
/**
 * The seven nights, from Monday noon on.
 */
nights: Array<Night>, 
/**
 * What takes place, one bar a night it touches.
 */
bars: Array<NightBar>, 
/**
 * Preferred windows drawn, in words: `Sat/Sun 22:00–04:00`.
 */
preferred: Array<string>, 
/**
 * Whether hours in which clients are closed are shaded.
 */
shaded: boolean, };

/**
 * Two clients that are one, by name or id.
 */
export type MergeOf = { 
/**
 * The one that goes on.
 */
winner_id: string, 
/**
 * Its version that was read; not looked at by a preview.
 */
winner_version: number, 
/**
 * The one that is merged into it.
 */
loser_id: string, 
/**
 * Its version that was read; not looked at by a preview.
 */
loser_version: number, };

/**
 * What a merge moves.
 */
export type MergePreview = { 
/**
 * The one that goes on.
 */
winner: ClientLine, 
/**
 * Its version, for the merge.
 */
winner_version: number, 
/**
 * The one that is merged into it.
 */
loser: ClientLine, 
/**
 * Its version, for the merge.
 */
loser_version: number, 
/**
 * The loser's contacts.
 */
contacts: Array<MergedContact>, 
/**
 * Helpdesk names the winner gets; the loser's name is one of them.
 */
source_names: Array<string>, 
/**
 * Registered addresses the winner gets.
 */
addresses: Array<string>, 
/**
 * Tags the winner gets.
 */
tags: Array<string>, 
/**
 * Services the winner gets.
 */
services: Array<string>, 
/**
 * Contracts that move.
 */
contracts: Array<string>, 
/**
 * How many tickets move.
 */
tickets: number, 
/**
 * Clients directly below the loser, which come to stand below the winner.
 */
below: Array<string>, 
/**
 * Name of the reseller the winner sits under afterwards; may be empty.
 */
reseller: string, };

/**
 * A contact in a merge.
 */
export type MergedContact = { 
/**
 * Name.
 */
name: string, 
/**
 * E-mail addresses.
 */
emails: Array<string>, 
/**
 * Whether the winner knows the person already, so that addresses and roles are added there.
 */
joins: boolean, };

/**
 * One metric with every promise under it: one, or one per update interval.
 */
export type MetricView = { 
/**
 * Key of the metric.
 */
metric: string, 
/**
 * `Updates every 4 h`.
 */
title: string, 
/**
 * The verdict over all: late if any is.
 */
verdict: Verdict, 
/**
 * `met · 0:47 of 4:00`, `1 of 5 late`.
 */
summary: string, 
/**
 * The promises.
 */
promises: Array<PromiseView>, };

/**
 * A stretch of a night in minutes of wall clock since noon, 0 to 1440.
 */
export type MinuteSpan = { 
/**
 * From.
 */
from: number, 
/**
 * To.
 */
to: number, };

/**
 * A moment with the wall clock that governs it.
 */
export type Moment = { 
/**
 * RFC 3339 in UTC: `2026-09-24T04:10:00Z`.
 */
utc: string, 
/**
 * The wall clock in `zone`: `2026-09-24T16:10:00`.
 */
local: string, 
/**
 * IANA name.
 */
zone: string, 
/**
 * What the zone calls its time then: `NZST`.
 */
abbreviation: string, };

/**
 * One night: from noon of `date` to noon of the day after, on the wall clock.
 */
export type Night = { 
/**
 * The day it begins on.
 */
date: string, 
/**
 * The day it ends on.
 */
next_date: string, 
/**
 * Its real length in minutes: 1380 or 1500 where the clocks change.
 */
minutes: number, 
/**
 * Now, in minutes of wall clock since noon, where it is this night.
 */
now: number | null, 
/**
 * Where every client shown is closed.
 */
closed: Array<MinuteSpan>, 
/**
 * Where maintenance is preferred.
 */
preferred: Array<MinuteSpan>, 
/**
 * The hour the clocks skip.
 */
skipped: MinuteSpan | null, 
/**
 * The hour the clocks show twice.
 */
repeated: MinuteSpan | null, };

/**
 * An occurrence, or what of it lies in one night.
 */
export type NightBar = { 
/**
 * Which night, 0 to 6.
 */
night: number, 
/**
 * Where in it.
 */
span: MinuteSpan, 
/**
 * It began before this night.
 */
from_before: boolean, 
/**
 * It goes on after this night.
 */
goes_on: boolean, 
/**
 * What takes place.
 */
occurrence: OccurrenceRow, };

/**
 * An event that was left out.
 */
export type NotImported = { 
/**
 * Its line.
 */
line: number, 
/**
 * Its title; may be empty.
 */
title: string, 
/**
 * Why, as a sentence.
 */
why: string, };

/**
 * No arguments.
 */
export type Nothing = Record<symbol, never>;

/**
 * Somebody a notice goes to.
 */
export type NoticeAddress = { 
/**
 * Name.
 */
name: string, 
/**
 * Address.
 */
email: string, };

/**
 * Notes that clients were told by other ways. What is noted stays.
 */
export type NoticeByHand = { 
/**
 * Id or number of the window.
 */
id: string, 
/**
 * Which occurrence.
 */
recurrence_id: string, 
/**
 * Clients: ids or names.
 */
clients: Array<string>, 
/**
 * `eml`, `phone`, `portal`, `letter`, `meeting`, or `email` for a mail of another program.
 */
channel: string, 
/**
 * When: a wall-clock time of the provider, or with an offset; now when empty.
 */
told_at: string, 
/**
 * Whom.
 */
recipients: string, 
/**
 * Anything to add.
 */
note: string, 
/**
 * Of a series: also about the occurrences of so many months from this one on.
 */
months: number, };

/**
 * How a client was told.
 */
export type NoticeChannel = "email" | "letter" | "phone" | "portal" | "meeting";

/**
 * Somebody to tell.
 */
export type NoticeContact = { 
/**
 * Name.
 */
name: string, 
/**
 * First address; may be empty.
 */
email: string, 
/**
 * Keys of roles.
 */
roles: Array<string>, };

/**
 * An occurrence somebody still has to be told of.
 */
export type NoticeDue = { 
/**
 * Id of the window.
 */
window: string, 
/**
 * `MW-208`.
 */
number: string, 
/**
 * What is done.
 */
title: string, 
/**
 * Which occurrence.
 */
recurrence_id: string, 
/**
 * How it stands.
 */
mark: NoticeMark, 
/**
 * `2 of 3 not told`, `client not told`, `still a draft`.
 */
who: string, 
/**
 * The last moment, on the window's clocks.
 */
by: Moment, 
/**
 * Seconds left; negative after it.
 */
left: number, 
/**
 * `6 h 20 min left`, `missed by 2 h`.
 */
left_in_words: string, };

/**
 * Evidence that a client was told. It never changes.
 */
export type NoticeEvidence = { 
/**
 * How.
 */
channel: string, 
/**
 * When.
 */
told: Moment, 
/**
 * Whom.
 */
recipients: string, 
/**
 * Numbers of the contracts it was about.
 */
contracts: Array<string>, 
/**
 * Anything that was added.
 */
note: string, 
/**
 * SHA-256 of subject and text, in hexadecimal digits.
 */
sha256: string, 
/**
 * The subject as it was sent.
 */
subject: string, 
/**
 * The text as it was sent.
 */
body: string, 
/**
 * When it was noted.
 */
recorded: Moment, };

/**
 * Evidence that a client was told. It never changes.
 */
export type NoticeEvidenceRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * The client.
 */
client: string, 
/**
 * Id of the window.
 */
window: string, 
/**
 * `MW-208`.
 */
number: string, 
/**
 * What is done.
 */
title: string, 
/**
 * Which occurrence.
 */
recurrence_id: string, 
/**
 * `announcement`, `change`, `cancellation`, `emergency`, `done`.
 */
occasion: string, 
/**
 * `email`, `eml`, `phone`, `portal`, `letter`, `meeting`.
 */
channel: string, 
/**
 * When, on the provider's clocks; nothing while the mail has not left.
 */
told: Moment | null, 
/**
 * Where its mail stands, and why it was not taken: `waits in the outbox`; empty for what was told by hand.
 */
mail: string, 
/**
 * Whom.
 */
recipients: string, 
/**
 * The start that was told, on the provider's clocks.
 */
starts: Moment, 
/**
 * The end that was told.
 */
ends: Moment, 
/**
 * The services that were told; none for everything.
 */
services: Array<string>, 
/**
 * Whether it was told that the occurrence is called off.
 */
called_off: boolean, 
/**
 * Anything that was added.
 */
note: string, 
/**
 * The subject as it was sent.
 */
subject: string, 
/**
 * The text as it was sent.
 */
body: string, 
/**
 * SHA-256 of subject, a line break and text, in hexadecimal digits.
 */
sha256: string, 
/**
 * When it was noted.
 */
recorded: Moment, };

/**
 * Writes the letter of a client as an e-mail file.
 */
export type NoticeFileOf = { 
/**
 * The version it is about.
 */
version_id: string, 
/**
 * The client.
 */
client_id: string, 
/**
 * The file to write, or a folder; only the text is wanted where empty.
 */
path: string, };

/**
 * Writes the letters of an occurrence as e-mail files.
 */
export type NoticeFiles = { 
/**
 * What would be sent.
 */
letters: NoticeSend, 
/**
 * A folder, or for one client a file.
 */
path: string, };

/**
 * Files that were written.
 */
export type NoticeFilesSaved = { 
/**
 * Their paths.
 */
paths: Array<string>, 
/**
 * Clients that were left out, with the reason.
 */
left_out: Array<string>, };

/**
 * A letter, filled in.
 */
export type NoticeLetter = { 
/**
 * Id of the client.
 */
client_id: string, 
/**
 * Its name.
 */
client: string, 
/**
 * Why it is written to.
 */
occasion: string, 
/**
 * Subject, filled in.
 */
subject: string, 
/**
 * Text, filled in.
 */
body: string, 
/**
 * Whose template it began as: `client`, `all` or `built_in`; `typed` where another text was given.
 */
template: string, 
/**
 * Whom it goes to.
 */
to: Array<NoticeAddress>, 
/**
 * How many occurrences it is about.
 */
occurrences: number, 
/**
 * What the calendar part does at the reader: `REQUEST` or `CANCEL`; empty where there is none.
 */
method: string, };

/**
 * The letter to a client, as it would go out.
 */
export type NoticeLetterOf = { 
/**
 * Id or number of the window.
 */
id: string, 
/**
 * Which occurrence; the next one when empty.
 */
recurrence_id: string, 
/**
 * The client: id or name.
 */
client: string, 
/**
 * Why; what is due next when empty.
 */
occasion: string, 
/**
 * Of a series: also about the occurrences of so many months from this one on.
 */
months: number, 
/**
 * Another subject than the template's; may have placeholders.
 */
subject: string, 
/**
 * Another text than the template's.
 */
body: string, };

/**
 * Lines of the evidence log, the last first.
 */
export type NoticeLog = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * Those of the page.
 */
rows: Array<NoticeEvidenceRow>, };

/**
 * Evidence over all windows.
 */
export type NoticeLogOf = { 
/**
 * A client's id or name; all when empty.
 */
client: string, 
/**
 * Id or number of a window; all when empty.
 */
window: string, 
/**
 * A channel; all when empty.
 */
channel: string, 
/**
 * Occurrences from this day on.
 */
from: string, 
/**
 * Occurrences up to this day.
 */
to: string, 
/**
 * A part of a title, a client's name or a recipient.
 */
search: string, 
/**
 * From which line on.
 */
offset: number, 
/**
 * How many at most; 0 for 100.
 */
limit: number, };

/**
 * Writes the evidence log as CSV, as filtered.
 */
export type NoticeLogSave = { 
/**
 * The filter; offset and limit do not matter.
 */
filter: NoticeLogOf, 
/**
 * Path of the file.
 */
path: string, };

/**
 * How the notice of an occurrence stands, for lists.
 */
export type NoticeMark = { 
/**
 * `missed`, `near`, `tell_again`, `tell_called_off`, `to_tell`, `told_late`, `told`, `not_needed`.
 */
state: string, 
/**
 * How many clients were told of what takes place.
 */
told: number, 
/**
 * How many have to know.
 */
of: number, 
/**
 * The first last moment among those who are still to be told, on the clocks of the window.
 */
last_moment: Moment | null, 
/**
 * In words: `1 of 3 told`, `all told Mon 21 Sep`, `notice 96 h`.
 */
words: string, };

/**
 * Notes that a client was told.
 */
export type NoticeRecord = { 
/**
 * The version it is about.
 */
version_id: string, 
/**
 * The client.
 */
client_id: string, 
/**
 * How.
 */
channel: NoticeChannel, 
/**
 * When: a wall-clock time in the provider's zone; now where empty.
 */
told_at: string, 
/**
 * Whom.
 */
recipients: string, 
/**
 * Anything to add.
 */
note: string, };

/**
 * Keeps the letter of a client.
 */
export type NoticeSave = { 
/**
 * The version it is about.
 */
version_id: string, 
/**
 * The client.
 */
client_id: string, 
/**
 * How often it was written when it was read.
 */
expected_version: number, 
/**
 * Subject.
 */
subject: string, 
/**
 * Text; placeholders are filled in.
 */
body: string, };

/**
 * Sends the notice of an occurrence by mail.
 */
export type NoticeSend = { 
/**
 * Id or number of the window.
 */
id: string, 
/**
 * Which occurrence.
 */
recurrence_id: string, 
/**
 * Clients: ids or names; all that still have to be told when empty.
 */
clients: Array<string>, 
/**
 * Why; what is due next for each client when empty.
 */
occasion: string, 
/**
 * Another subject than the template's; may have placeholders.
 */
subject: string, 
/**
 * Another text than the template's.
 */
body: string, 
/**
 * Of a series: also about the occurrences of so many months from this one on.
 */
months: number, };

/**
 * The letter all letters begin as.
 */
export type NoticeTemplate = { 
/**
 * Subject, with placeholders.
 */
subject: string, 
/**
 * Text, with placeholders.
 */
body: string, 
/**
 * The address letters come from.
 */
from: string, };

/**
 * Notices whose limit is near, or was missed.
 */
export type NoticesDue = { 
/**
 * How many occurrences.
 */
count: number, 
/**
 * The nearest limit first.
 */
rows: Array<NoticeDue>, };

/**
 * What became of sending.
 */
export type NoticesSent = { 
/**
 * Names of the clients whose mail lies in the outbox now.
 */
sent: Array<string>, 
/**
 * Clients that were left out, with the reason: `Kauri Legal: no technical contact with mail`.
 */
left_out: Array<string>, 
/**
 * How the notice stands now.
 */
notices: WindowNotices, };

/**
 * One occurrence of a window.
 */
export type OccurrenceRow = { 
/**
 * Id of the window.
 */
window: string, 
/**
 * Version of the window's row, for changes.
 */
version: number, 
/**
 * `MW-208`.
 */
number: string, 
/**
 * Names the occurrence: the start its rule gives, `2026-09-26T22:00:00`.
 */
recurrence_id: string, 
/**
 * What is done.
 */
title: string, 
/**
 * `standard` or `emergency`.
 */
kind: string, 
/**
 * `none`, `degraded` or `outage`.
 */
impact: string, 
/**
 * `draft`, `published`, `in_progress`, `done`, `not_recorded` (over, and nothing was recorded), `cancelled`.
 */
state: string, 
/**
 * Whether it takes place at another time than its rule gives.
 */
moved: boolean, 
/**
 * Whether its window comes back.
 */
series: boolean, 
/**
 * When it starts, on its own clocks.
 */
starts: Moment, 
/**
 * When it ends.
 */
ends: Moment, 
/**
 * The same on the clocks that were asked for.
 */
starts_there: Moment, 
/**
 * The same on the clocks that were asked for.
 */
ends_there: Moment, 
/**
 * How long it really lasts, in seconds.
 */
lasts: number, 
/**
 * Where the clocks change in it, in words: `clocks go forward at 02:00`; otherwise empty.
 */
clock_change: string, 
/**
 * Names of the clients affected; none when it is everybody.
 */
clients: Array<string>, 
/**
 * Everybody is affected.
 */
everybody: boolean, 
/**
 * Services affected; none for all of them.
 */
services: Array<string>, 
/**
 * How many things stand against it.
 */
conflicts: number, 
/**
 * How it went.
 */
actual: ActualView | null, 
/**
 * How the notice of it stands.
 */
notice: NoticeMark, 
/**
 * Who approved it; of an emergency.
 */
approver: string, };

/**
 * Names one thing.
 */
export type OfId = { 
/**
 * Its id.
 */
id: string, };

/**
 * Which mails of the outbox are wanted.
 */
export type OutboxList = { 
/**
 * `waiting`, `sending`, `sent`, `failed`, `withdrawn`; all where empty.
 */
state: string, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows to return; 50 where 0.
 */
limit: number, };

/**
 * Moves a mail of the outbox.
 */
export type OutboxMove = { 
/**
 * The mail.
 */
id: string, 
/**
 * How often it was written when it was read.
 */
expected_version: number, };

/**
 * A part of the outbox.
 */
export type OutboxPage = { 
/**
 * Those that failed first, then those that wait.
 */
rows: Array<OutboxRow>, 
/**
 * How many there are.
 */
total: number, 
/**
 * How many wait or are being sent, whatever is listed.
 */
waiting: number, 
/**
 * How many failed, whatever is listed.
 */
failed: number, };

/**
 * A mail in the outbox.
 */
export type OutboxRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it is for.
 */
kind: string, 
/**
 * Which one of these.
 */
subject_id: string, 
/**
 * Addresses it goes to.
 */
to: Array<string>, 
/**
 * Its subject line.
 */
subject: string, 
/**
 * `waiting`, `sending`, `sent`, `failed`, `withdrawn`.
 */
state: string, 
/**
 * How often it was tried.
 */
tries: number, 
/**
 * When it was put there.
 */
created: Moment, 
/**
 * When it is tried next; while it waits.
 */
next_try: Moment | null, 
/**
 * When the server took it.
 */
sent: Moment | null, 
/**
 * How the last try was refused: `temporary`, `permanent`, `certificate`, `login`; empty if it was not.
 */
refusal: string, 
/**
 * Why the last try was refused.
 */
last_error: string, 
/**
 * What to do about it.
 */
advice: string, 
/**
 * Whether it may be tried again by hand, or taken back.
 */
may_change: boolean, 
/**
 * How often it was written.
 */
version: number, };

/**
 * A try of a mail.
 */
export type OutboxTry = { 
/**
 * When.
 */
at: Moment, 
/**
 * `sent`, `temporary`, `permanent`, `certificate`, `login`, `broken_off`.
 */
outcome: string, 
/**
 * What the server said, or what went wrong.
 */
words: string, };

/**
 * Everything about a mail in the outbox.
 */
export type OutboxView = { 
/**
 * The mail.
 */
row: OutboxRow, 
/**
 * Its Message-ID.
 */
message_id: string, 
/**
 * SHA-256 of its bytes, in hexadecimal digits.
 */
sha256: string, 
/**
 * What the server said when it took it.
 */
answer: string, 
/**
 * The mail (RFC 5322) as it leaves.
 */
message: string, 
/**
 * Every try, the first one first.
 */
tries: Array<OutboxTry>, };

/**
 * A target of a signed order.
 */
export type OverrideView = { 
/**
 * Key of the metric.
 */
metric: string, 
/**
 * The policy's key of the row.
 */
priority: string, 
/**
 * Category, where told apart.
 */
category: string | null, 
/**
 * The amount as a policy file writes it: `2 hours`, `4..8 hours`, `next business day`; `< 1 hour` for "under".
 */
amount: string, 
/**
 * `calendar` or `24x7`; when empty, the one the words name, or else that of what it replaces.
 */
clock: string, 
/**
 * `commitment`, `objective`, `best effort`; the policy's own when empty.
 */
strength: string, 
/**
 * The words that were signed.
 */
words: string, 
/**
 * The order's name: `SO-2291`.
 */
order: string, };

/**
 * A side of an invoice, as it is typed.
 */
export type PartyForm = { 
/**
 * Name on documents; the client's own when empty.
 */
name: string, 
/**
 * Address, a line each.
 */
address: Array<string>, 
/**
 * City.
 */
city: string, 
/**
 * State, province.
 */
region: string, 
/**
 * Postal code.
 */
postal_code: string, 
/**
 * ISO 3166-1, two letters.
 */
country: string, 
/**
 * Number it is registered for taxes with.
 */
tax_id: string, 
/**
 * Number in the register of companies.
 */
company_id: string, 
/**
 * E-mail.
 */
email: string, 
/**
 * Telephone.
 */
phone: string, 
/**
 * Scheme of the electronic address: `0088`, `0151`, `EM`.
 */
endpoint_scheme: string, 
/**
 * Electronic address.
 */
endpoint_id: string, };

/**
 * Where a new password is to be kept.
 */
export type PasswordKeep = "keychain" | "session";

/**
 * Where a password comes from.
 */
export type PasswordPlace = "nowhere" | "keychain" | "session" | "environment";

/**
 * Takes a payment back that was recorded by mistake.
 */
export type PaymentTakeBack = { 
/**
 * Id of the payment.
 */
id: string, 
/**
 * The invoice it was recorded for: id or number.
 */
invoice: string, 
/**
 * The version of the invoice that was read.
 */
expected_version: number, 
/**
 * Why.
 */
reason: string, };

/**
 * A payment, or a refund.
 */
export type PaymentView = { 
/**
 * Id.
 */
id: string, 
/**
 * When.
 */
on: string, 
/**
 * How much.
 */
amount: string, 
/**
 * Whether it went back to the client.
 */
refund: boolean, 
/**
 * What the bank says.
 */
reference: string, 
/**
 * Why it was taken back; empty.
 */
taken_back: string, };

/**
 * A clock picture: lanes on one time axis. All moments are in order; the window only scales.
 */
export type Picture = { 
/**
 * Zone of the axis.
 */
zone: string, 
/**
 * Its abbreviations over the axis: `MDT`, or `NZST/NZDT`.
 */
abbreviation: string, 
/**
 * Local days on the axis, in order.
 */
days: Array<PictureDay>, 
/**
 * Stretches in which the desk is closed.
 */
closed: Array<PictureStretch>, 
/**
 * What happened.
 */
events: Array<PictureEvent>, 
/**
 * One per metric.
 */
lanes: Array<Lane>, 
/**
 * Now, if it lies on the axis.
 */
now: Moment | null, 
/**
 * The picture in words.
 */
text: string, };

/**
 * A local day.
 */
export type PictureDay = { 
/**
 * `2026-09-18`.
 */
date: string, 
/**
 * First moment.
 */
from: Moment, 
/**
 * First moment after it.
 */
to: Moment, 
/**
 * Closed all day: may be folded.
 */
closed: boolean, 
/**
 * Why, if it has a name.
 */
name: string, };

/**
 * An event on the axis.
 */
export type PictureEvent = { 
/**
 * When.
 */
at: Moment, 
/**
 * `First response`.
 */
label: string, 
/**
 * Whose.
 */
side: EventSide, };

/**
 * A stretch of time.
 */
export type PictureStretch = { 
/**
 * From.
 */
from: Moment, 
/**
 * To.
 */
to: Moment, };

/**
 * A piece of a lane.
 */
export type Piece = { 
/**
 * From.
 */
from: Moment, 
/**
 * To.
 */
to: Moment, 
/**
 * What it shows.
 */
state: PieceState, };

/**
 * What a piece of a lane shows.
 */
export type PieceState = "running" | "paused" | "closed" | "left" | "late";

/**
 * An occurrence of a window that is being typed.
 */
export type PlannedNight = { 
/**
 * When it starts, on its own clocks.
 */
starts: Moment, 
/**
 * When it ends.
 */
ends: Moment, 
/**
 * How long it really lasts, in seconds.
 */
lasts: number, 
/**
 * Where the clocks change in it, in words.
 */
clock_change: string, };

/**
 * All policies.
 */
export type Policies = { 
/**
 * In order of their names.
 */
rows: Array<PolicyRow>, };

/**
 * A policy as one types it.
 */
export type PolicyForm = { 
/**
 * Key: `ours-standard`.
 */
key: string, 
/**
 * Name.
 */
name: string, 
/**
 * Who publishes it.
 */
provider: string, 
/**
 * `standard`, `gold`, `enhanced`.
 */
tier: string, 
/**
 * Where the words come from.
 */
source: string, 
/**
 * From when it is in force: `2026-12-01`; may be empty.
 */
effective_from: string, 
/**
 * Categories, where told apart.
 */
categories: Array<string>, 
/**
 * The calendar.
 */
calendar: CalendarForm, 
/**
 * Rows, the most urgent first.
 */
priorities: Array<PriorityForm>, 
/**
 * Promises.
 */
targets: Array<TargetForm>, 
/**
 * Reasons that take a ticket out of attainment.
 */
exclusions: Array<ExclusionForm>, 
/**
 * Readings; targets name them by key.
 */
assumptions: Array<AssumptionForm>, 
/**
 * Rules of scoring.
 */
scoring: ScoringForm, 
/**
 * What else it says.
 */
terms: TermsForm, };

/**
 * Reads a policy file: from its text, or from a path.
 */
export type PolicyImport = { 
/**
 * The text; empty to read from `path`.
 */
text: string, 
/**
 * A file.
 */
path: string, 
/**
 * Only check it.
 */
dry_run: boolean, };

/**
 * Names a version of a policy.
 */
export type PolicyOf = { 
/**
 * Id of the version.
 */
version_id: string, };

/**
 * A policy in a list: its newest version.
 */
export type PolicyRow = { 
/**
 * Id of the version.
 */
version_id: string, 
/**
 * Number of the version.
 */
number: number, 
/**
 * How many versions there are.
 */
versions: number, 
/**
 * `cyberitex-standard`.
 */
key: string, 
/**
 * Name.
 */
name: string, 
/**
 * Who publishes it.
 */
publisher: string, 
/**
 * Key of the tier.
 */
tier: string, 
/**
 * From when it is in force.
 */
effective_from: string | null, 
/**
 * Contracts on any of its versions.
 */
contracts: number, };

/**
 * A version of a policy as it is read.
 */
export type PolicyView = { 
/**
 * As in the list.
 */
row: PolicyRow, 
/**
 * Targets in the published words, with the readings.
 */
schedule: Schedule, 
/**
 * Its calendar.
 */
calendar: CalendarView, 
/**
 * Id of the calendar it is linked to; empty for a file that was only looked at.
 */
calendar_id: string, 
/**
 * Rows a ticket may have: key and name.
 */
priorities: Array<Choice>, 
/**
 * Categories, where told apart.
 */
categories: Array<string>, 
/**
 * Reasons that take a ticket out of attainment.
 */
exclusions: Array<ExclusionView>, 
/**
 * Whether it has a continuity service.
 */
has_continuity: boolean, 
/**
 * Where the words come from.
 */
source: string, 
/**
 * Whether the zone must be chosen: the policy says "local time".
 */
zone_must_be_chosen: boolean, 
/**
 * Everything else it says: head and words.
 */
terms: Array<TermView>, 
/**
 * The policy file.
 */
text: string, 
/**
 * What taking it in meant; nothing where it was only read.
 */
taken: TakenAs | null, };

/**
 * What was posted.
 */
export type PostingView = { 
/**
 * When.
 */
at: Moment, 
/**
 * Before tax.
 */
amount: string, 
/**
 * The invoice.
 */
invoice: string, 
/**
 * When it was reversed.
 */
reversed: Moment | null, 
/**
 * Why.
 */
reason: string, };

/**
 * Sells hours in advance: they stand on the next invoice.
 */
export type PrepaidBuy = { 
/**
 * Contract: id or number.
 */
contract: string, 
/**
 * The day; today when empty.
 */
bought_on: string, 
/**
 * Hours: `10`, `7.5`.
 */
hours: string, 
/**
 * Price of all of them, before tax; hours at the rate of the terms when empty.
 */
price: string, 
/**
 * The last day they can be drawn on; empty for no end.
 */
expires_on: string, };

/**
 * Takes back hours that were not billed and not drawn on.
 */
export type PrepaidRemove = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, };

/**
 * Hours bought in advance.
 */
export type PrepaidView = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
version: number, 
/**
 * The day they were bought.
 */
bought_on: string, 
/**
 * The last day they can be drawn on; empty for no end.
 */
expires_on: string, 
/**
 * How many: `10 h`.
 */
bought: string, 
/**
 * Drawn so far.
 */
drawn: string, 
/**
 * What is left.
 */
left: string, 
/**
 * What they cost, before tax.
 */
price: string, 
/**
 * `good`, `used_up`, `expired`.
 */
state: string, 
/**
 * Engagements that drew on them: `A-314 2 h`.
 */
draws: Array<string>, 
/**
 * The invoice they stand on; empty.
 */
invoice: string, };

/**
 * A published policy to start from.
 */
export type PresetChoice = { 
/**
 * `cybermark-standard`.
 */
key: string, 
/**
 * `CyberMark Standard`.
 */
name: string, 
/**
 * One line: `Sev 1–4, 4 business hours to 3 business days`.
 */
summary: string, 
/**
 * Whether a zone must be chosen before it means anything.
 */
zone_must_be_chosen: boolean, };

/**
 * Takes a shipped policy into use.
 */
export type PresetUse = { 
/**
 * Key of the preset.
 */
preset: string, 
/**
 * Zone, where it must be chosen; the preset's own when empty.
 */
zone: string, 
/**
 * Key of a holiday set; the preset's own when empty.
 */
holiday_set: string, };

/**
 * The due times of an imagined ticket.
 */
export type Preview = { 
/**
 * When it is received.
 */
received: Moment, 
/**
 * Due times.
 */
dues: Array<PreviewDue>, 
/**
 * The same as a clock picture.
 */
picture: Picture, 
/**
 * In sentences: when the clock starts, where it lands.
 */
notes: Array<string>, };

/**
 * One due time.
 */
export type PreviewDue = { 
/**
 * Key of the metric.
 */
metric: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The promise as published.
 */
words: string, 
/**
 * Due; none for "as needed".
 */
due: Moment | null, 
/**
 * When the aim of a range passes.
 */
aim: Moment | null, 
/**
 * Beside a drafted version: `unchanged`, or what the version in force gives, `version 2: 13:00`.
 */
beside: string, 
/**
 * Its ledger.
 */
ledger: Array<LedgerLine>, };

/**
 * "A P2 received now would be due …"
 */
export type PreviewOf = { 
/**
 * Id of the policy's version.
 */
policy_version_id: string, 
/**
 * A contract, for the promise it makes with add-ons and signed orders; empty for the policy's.
 */
contract: string, 
/**
 * Which version of the contract is tried out, from its first day on; 0 for what holds when the request is
 * received, and of a contract that is itself a draft for that.
 */
version: number, 
/**
 * Zone in which times are shown; the policy's own when empty.
 */
zone: string, 
/**
 * The policy's key.
 */
priority: string, 
/**
 * Category, where told apart.
 */
category: string | null, 
/**
 * RFC 3339, or a wall-clock time `2026-09-24T16:10` in the zone; empty for now.
 */
received: string, };

/**
 * A row of the policy's table.
 */
export type PriorityForm = { 
/**
 * Key: `P1`.
 */
key: string, 
/**
 * As published.
 */
name: string, 
/**
 * As published.
 */
description: string, 
/**
 * `severity` or `queue`.
 */
grade: string, 
/**
 * What helpdesks may call it.
 */
aliases: Array<string>, 
/**
 * Who answers for it.
 */
responsible: string, };

/**
 * A priority as the file has it.
 */
export type PriorityWord = { 
/**
 * In the file.
 */
word: string, 
/**
 * How often.
 */
count: number, 
/**
 * The policy's row, if there is one.
 */
row: string, };

/**
 * What the program computes with.
 */
export type ProgramVersions = { 
/**
 * `MSP Desk 0.1.0`.
 */
program: string, 
/**
 * IANA version of the zone rules.
 */
zones: string, 
/**
 * Source and version of the holidays.
 */
holidays: string, };

/**
 * How far a call is, as the shell sends it to the window.
 */
export type ProgressEvent = { 
/**
 * The call.
 */
id: string, 
/**
 * Done.
 */
done: number, 
/**
 * Of how many; unknown without.
 */
total: number | null, 
/**
 * Of what.
 */
label: string, };

/**
 * Words typed into a cell of the targets.
 */
export type PromiseOf = { 
/**
 * As typed: `4 business hours`.
 */
words: string, 
/**
 * The cell's metric.
 */
metric: string, 
/**
 * The cell's priority.
 */
priority: string, 
/**
 * The cell's category; empty for all of them.
 */
category: string, 
/**
 * The other targets of the form: hours without a clock take that of the priority's response.
 */
targets: Array<TargetForm>, };

/**
 * How a cell's words are read.
 */
export type PromiseRead = { 
/**
 * The target to put in the cell: the one that stood there with the new words and amount.
 */
target: TargetForm, 
/**
 * `4–8 hours (business hours)`; empty where the words name no amount.
 */
reads: string, 
/**
 * Why the words name no amount.
 */
problem: string | null, };

/**
 * One promise with its ledger.
 */
export type PromiseView = { 
/**
 * Verdict.
 */
verdict: Verdict, 
/**
 * The promise as published.
 */
words: string, 
/**
 * The clock it counts on: `business hours`, `24×7`.
 */
clock: string, 
/**
 * Since when.
 */
start: Moment, 
/**
 * Due; none while paused.
 */
due: Moment | null, 
/**
 * When the aim passes.
 */
aim: Moment | null, 
/**
 * When it was done.
 */
done: Moment | null, 
/**
 * Clock seconds allowed.
 */
allowed_s: number, 
/**
 * Clock seconds counted.
 */
counted_s: number, 
/**
 * Clock seconds to spare; negative once late.
 */
spare_s: number, 
/**
 * Updates missed inside the interval.
 */
missed: number, 
/**
 * `15:45 counted of 24:00, 8:15 to spare. The aim …`
 */
sentence: string, 
/**
 * Where "done" comes from, if the source does not say it outright.
 */
provenance: string, 
/**
 * Its ledger.
 */
ledger: Array<LedgerLine>, };

/**
 * Decides about what the policy names.
 */
export type ProposalsTake = { 
/**
 * Contract: id or number.
 */
contract: string, 
/**
 * Origins of those that become duties.
 */
take: Array<string>, 
/**
 * Origins of those that do not.
 */
leave_out: Array<string>, };

/**
 * The provider itself.
 */
export type Provider = { 
/**
 * Version of the row, for changes.
 */
version: number, 
/**
 * Its name, on schedules, reports and invoices.
 */
name: string, 
/**
 * ISO 3166 country code.
 */
country: string, 
/**
 * IANA zone of its desk.
 */
zone: string, 
/**
 * ISO 4217 code it bills in.
 */
currency: string, 
/**
 * `GST`; may be empty.
 */
tax_name: string, 
/**
 * Hundredths of a percent: 1500 is 15 %.
 */
tax_basis_points: number, 
/**
 * Whether this is the made-up sample provider.
 */
sample: boolean, };

/**
 * Changes the provider.
 */
export type ProviderChange = { 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Name.
 */
name: string, 
/**
 * Country code.
 */
country: string, 
/**
 * Zone.
 */
zone: string, 
/**
 * Currency.
 */
currency: string, 
/**
 * Tax.
 */
tax_name: string, 
/**
 * Hundredths of a percent.
 */
tax_basis_points: number, };

/**
 * Publishes one target, or all.
 */
export type PublishOf = { 
/**
 * Id or name; all when empty.
 */
target: string, };

/**
 * A run that was made.
 */
export type PublishRunView = { 
/**
 * When.
 */
at: Moment, 
/**
 * How much was written.
 */
written: number, 
/**
 * How much was taken away.
 */
removed: number, 
/**
 * How much was as it should be.
 */
unchanged: number, 
/**
 * What could not be done, and what somebody else had done there.
 */
trouble: Array<string>, };

/**
 * Enters or changes a target.
 */
export type PublishTargetSave = { 
/**
 * Id; none for a new one.
 */
id: string | null, 
/**
 * The version that was read; 0 for a new one.
 */
expected_version: number, 
/**
 * Name.
 */
name: string, 
/**
 * `file`, `folder` or `caldav`.
 */
kind: string, 
/**
 * Path, or address of the collection.
 */
place: string, 
/**
 * Id of the server; for `caldav`.
 */
server_id: string, 
/**
 * `all`, `client`, `service` or `each_client`.
 */
scope: string, 
/**
 * Id or name of the client; for `client`.
 */
client: string, 
/**
 * The service; for `service`.
 */
service: string, 
/**
 * Leaves title, words and services out.
 */
redacted: boolean, 
/**
 * Counts as notice.
 */
is_notice: boolean, 
/**
 * Months ahead, 24 to 120.
 */
months: number, };

/**
 * A place calendars are published in.
 */
export type PublishTargetView = { 
/**
 * Id.
 */
id: string, 
/**
 * Version of the row, for changes.
 */
version: number, 
/**
 * Name.
 */
name: string, 
/**
 * `file`, `folder` or `caldav`.
 */
kind: string, 
/**
 * Path, or address of the collection.
 */
place: string, 
/**
 * Id of the server; empty for files.
 */
server_id: string, 
/**
 * `all`, `client`, `service` or `each_client`.
 */
scope: string, 
/**
 * Id of the client; empty for other scopes.
 */
client_id: string, 
/**
 * The service; empty for other scopes.
 */
service: string, 
/**
 * Which windows, in words: `Harbour Logistics`.
 */
shows: string, 
/**
 * Title, words and services are left out.
 */
redacted: boolean, 
/**
 * What stands in it unchanged counts as told to its readers.
 */
is_notice: boolean, 
/**
 * How many months ahead the nights on which clocks change are written out.
 */
months: number, 
/**
 * How many files or entries of ours lie there.
 */
resources: number, 
/**
 * The last run; nothing before the first.
 */
last: PublishRunView | null, };

/**
 * Where calendars are published, and what a target can be made of.
 */
export type PublishTargets = { 
/**
 * By name.
 */
rows: Array<PublishTargetView>, 
/**
 * Clients.
 */
clients: Array<Choice>, 
/**
 * Services that windows name.
 */
services: Array<string>, 
/**
 * Calendar servers that were set up.
 */
servers: Array<Choice>, };

/**
 * What publishing came to.
 */
export type Published = { 
/**
 * By the name of the target.
 */
rows: Array<PublishedTarget>, };

/**
 * What publishing a target came to.
 */
export type PublishedTarget = { 
/**
 * Id of the target.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What was written, by its name there.
 */
written: Array<string>, 
/**
 * What was taken away.
 */
removed: Array<string>, 
/**
 * How much was as it should be.
 */
unchanged: number, 
/**
 * What could not be done, and what somebody else had done there.
 */
trouble: Array<string>, };

/**
 * A report that could be issued.
 */
export type ReadyReport = { 
/**
 * Contract's id.
 */
contract_id: string, 
/**
 * Contract's number.
 */
number: string, 
/**
 * Client's name.
 */
client: string, 
/**
 * Month.
 */
month: string, };

/**
 * Takes a blackout or a template away.
 */
export type Removal = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, };

/**
 * A contract that runs out.
 */
export type RenewalRow = { 
/**
 * Id.
 */
id: string, 
/**
 * `K-0112`.
 */
number: string, 
/**
 * The version of its row, for changes.
 */
version: number, 
/**
 * Client's id.
 */
client_id: string, 
/**
 * Client's name.
 */
client: string, 
/**
 * Policy's name.
 */
policy: string, 
/**
 * Key of its status.
 */
status: string, 
/**
 * Its zone, in which its days are counted.
 */
zone: string, 
/**
 * What comes next: `notice_by`, `renews`, `ends`, `ran_out`.
 */
next: string, 
/**
 * On which day.
 */
next_on: string, 
/**
 * Days until then; negative when it has passed.
 */
days_left: number, 
/**
 * Its last day.
 */
ends_on: string, 
/**
 * Last day for notice.
 */
notice_by: string | null, 
/**
 * When notice was given.
 */
notice_given: string | null, 
/**
 * Last day of the term it would renew itself into.
 */
renews_to: string | null, 
/**
 * By how much it renews itself; empty for not at all.
 */
renews_by: string, 
/**
 * What it is worth a month, one sum per currency.
 */
monthly: Array<string>, 
/**
 * What it is worth a year.
 */
yearly: Array<string>, 
/**
 * Promises that fell due in the issued months of the last twelve.
 */
due: number, 
/**
 * Of which were met.
 */
met: number, 
/**
 * `98.7 %`; `none due` for 0 of 0; empty where no month was issued.
 */
attainment: string, 
/**
 * How many of the last twelve months were issued.
 */
months_issued: number, };

/**
 * A renewal that took place.
 */
export type RenewalView = { 
/**
 * First day of the term it began.
 */
from: string, 
/**
 * Its last day.
 */
last: string, 
/**
 * `automatic` or `manual`.
 */
kind: string, 
/**
 * Why, or how it was agreed.
 */
remark: string, 
/**
 * Who was working.
 */
by: string, 
/**
 * When it was recorded.
 */
at: Moment, };

/**
 * What runs out within some days.
 */
export type RenewalsList = { 
/**
 * Within how many days; 0 for 90.
 */
days: number, 
/**
 * From which on.
 */
offset: number, 
/**
 * How many at most; 0 for 100.
 */
limit: number, };

/**
 * What runs out or must be given notice of, soonest first.
 */
export type RenewalsPage = { 
/**
 * Today, at the provider's desk.
 */
today: string, 
/**
 * Within how many days was asked.
 */
days: number, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * How many within 30, 60 and 90 days.
 */
within: Array<number>, 
/**
 * What all of them are worth a month, one sum per currency.
 */
monthly: Array<string>, 
/**
 * What all of them are worth a year.
 */
yearly: Array<string>, 
/**
 * Those of the page.
 */
rows: Array<RenewalRow>, };

/**
 * Writes the list of what runs out to a file.
 */
export type RenewalsSave = { 
/**
 * Within how many days; 0 for 90.
 */
days: number, 
/**
 * The file.
 */
path: string, };

/**
 * Contracts that renewed themselves.
 */
export type RenewedDue = { 
/**
 * Their numbers.
 */
renewed: Array<string>, };

/**
 * Issues a month.
 */
export type ReportIssue = { 
/**
 * Contract: id or number.
 */
contract: string, 
/**
 * `2026-09`.
 */
month: string, 
/**
 * The fingerprint of the draft that was looked at: if something changed since, it is
 * refused. Empty to issue what is known now.
 */
expected_fingerprint: string, 
/**
 * Why a month that was issued is issued again.
 */
reason: string, };

/**
 * Names a month of a contract.
 */
export type ReportOf = { 
/**
 * Contract: id or number.
 */
contract: string, 
/**
 * `2026-09`.
 */
month: string, 
/**
 * A draft of what is known now, even if the month was issued.
 */
draft: boolean, };

/**
 * Writes a report's PDF to a file.
 */
export type ReportSave = { 
/**
 * Contract: id or number.
 */
contract: string, 
/**
 * `2026-09`.
 */
month: string, 
/**
 * The file; a folder to use the report's own name.
 */
path: string, 
/**
 * A draft of what is known now, even if the month was issued.
 */
draft: boolean, };

/**
 * A report as it is looked at.
 */
export type ReportView = { 
/**
 * Contract's id.
 */
contract_id: string, 
/**
 * Contract's number.
 */
number: string, 
/**
 * Client's name.
 */
client: string, 
/**
 * Month.
 */
month: string, 
/**
 * State of the month.
 */
state: CellState, 
/**
 * Revision of this document.
 */
revision: number, 
/**
 * When it was issued; none for a draft.
 */
issued: Moment | null, 
/**
 * SHA-256 of the data, in hexadecimal.
 */
fingerprint: string, 
/**
 * Whether what is known now differs from what was issued.
 */
differs: boolean, 
/**
 * Suggested name of the file.
 */
file_name: string, 
/**
 * The PDF.
 */
pdf_base64: string, };

/**
 * A report that was issued more than once.
 */
export type RevisedReport = { 
/**
 * Contract's id.
 */
contract_id: string, 
/**
 * Client's name.
 */
client: string, 
/**
 * Month.
 */
month: string, 
/**
 * Newest revision.
 */
revision: number, 
/**
 * Why it was revised.
 */
reason: string, };

/**
 * One priority.
 */
export type RowFigures = { 
/**
 * Key.
 */
priority: string, 
/**
 * As published.
 */
name: string, 
/**
 * Category, where told apart.
 */
category: string | null, 
/**
 * The promise as published.
 */
words: string, 
/**
 * False for "as needed".
 */
scored: boolean, 
/**
 * Requests of a row that is not scored.
 */
requests: number, 
/**
 * Counts.
 */
tally: TallyFigures, };

/**
 * A ticket as it would be read.
 */
export type SampleTicket = { 
/**
 * Its line.
 */
line: number, 
/**
 * Number in the helpdesk.
 */
external_id: string, 
/**
 * Subject.
 */
subject: string, 
/**
 * Client.
 */
client: string, 
/**
 * Priority.
 */
priority: string, 
/**
 * Received, in the file's zone.
 */
received: string, 
/**
 * How many events.
 */
events: number, 
/**
 * `new`, `changed`, `unchanged`, or why not.
 */
verdict: string, };

/**
 * Where a file was written.
 */
export type Saved = { 
/**
 * The file.
 */
path: string, };

/**
 * The service levels and fees as the client reads them.
 */
export type Schedule = { 
/**
 * Provider's name.
 */
provider: string, 
/**
 * Policy's name.
 */
policy: string, 
/**
 * Metrics that have a column, in order: key and head.
 */
columns: Array<Choice>, 
/**
 * One row a priority and category.
 */
rows: Array<ScheduleRow>, 
/**
 * How the published words are read: letter, reading.
 */
readings: Array<ScheduleReading>, 
/**
 * Support hours as published.
 */
support_hours: string, 
/**
 * Maintenance as published.
 */
maintenance: string, 
/**
 * Sums per currency, `USD 2,324.00`.
 */
monthly_fees: Array<string>, 
/**
 * Everything else that is promised, in the order of print.
 */
clauses: Array<ScheduleClause>, };

/**
 * A promise as published.
 */
export type ScheduleCell = { 
/**
 * The words.
 */
words: string, 
/**
 * Letters of the readings that apply.
 */
letters: Array<string>, 
/**
 * The signed order it comes from, `SO-2291`; empty where the policy itself says it.
 */
order: string, 
/**
 * The add-on it comes from; empty where the policy itself says it.
 */
add_on: string, 
/**
 * The policy's own words, where an order or an add-on replaced them.
 */
instead_of: string, };

/**
 * A numbered part of the schedule.
 */
export type ScheduleClause = { 
/**
 * Key of what it is about: `support_hours`.
 */
subject: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its sentences, in order.
 */
points: Array<SchedulePoint>, };

/**
 * A contract's schedule as a PDF.
 */
export type SchedulePdf = { 
/**
 * Contract's id.
 */
contract_id: string, 
/**
 * Contract's number.
 */
number: string, 
/**
 * Client's name.
 */
client: string, 
/**
 * SHA-256 of the data, in hexadecimal.
 */
fingerprint: string, 
/**
 * Suggested name of the file.
 */
file_name: string, 
/**
 * The PDF.
 */
pdf_base64: string, };

/**
 * A sentence or entry of a clause.
 */
export type SchedulePoint = { 
/**
 * The entry's name; empty for a sentence.
 */
name: string, 
/**
 * Its words.
 */
words: string, 
/**
 * The clause of the policy; empty where it is not named.
 */
clause: string, };

/**
 * A reading.
 */
export type ScheduleReading = { 
/**
 * `a`.
 */
letter: string, 
/**
 * The policy's words.
 */
words: string, 
/**
 * Our reading.
 */
reading: string, 
/**
 * Agreed with the client, or our default.
 */
agreed: boolean, };

/**
 * One row of the schedule.
 */
export type ScheduleRow = { 
/**
 * As published: `High (P2)`.
 */
name: string, 
/**
 * The policy's key.
 */
priority: string, 
/**
 * Category, where told apart.
 */
category: string | null, 
/**
 * One per column; none where nothing is promised.
 */
cells: Array<ScheduleCell | null>, };

/**
 * Writes a contract's schedule to a file.
 */
export type ScheduleSave = { 
/**
 * Contract: id or number.
 */
contract: string, 
/**
 * The file; a folder to use the schedule's own name.
 */
path: string, };

/**
 * Rules of scoring.
 */
export type ScoringForm = { 
/**
 * `from the change` or `from the original start`.
 */
priority_change: string, 
/**
 * `7 days`.
 */
reopen_within: string, 
/**
 * Continuity: the priority it applies to; empty without.
 */
continuity_from: string, 
/**
 * What it becomes outside business hours.
 */
continuity_to: string, 
/**
 * The policy's words.
 */
continuity_words: string, };

/**
 * Approves a credit: it stands on the next invoice of the contract.
 */
export type ServiceCreditSave = { 
/**
 * Contract: id or number.
 */
contract: string, 
/**
 * The month it is for.
 */
month: string, 
/**
 * How much, before tax, plain.
 */
amount: string, 
/**
 * Currency; the contract's when empty.
 */
currency: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A service credit.
 */
export type ServiceCreditView = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
version: number, 
/**
 * The month it is for.
 */
month: string, 
/**
 * How much.
 */
amount: string, 
/**
 * What stands on invoices.
 */
used: string, 
/**
 * What is left.
 */
left: string, 
/**
 * Why.
 */
reason: string, 
/**
 * `approved` or `withdrawn`.
 */
state: string, };

/**
 * Takes back what is left of a credit.
 */
export type ServiceCreditWithdraw = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Why.
 */
reason: string, };

/**
 * A service of a contract in force.
 */
export type ServiceInUse = { 
/**
 * What is served.
 */
name: string, 
/**
 * How many.
 */
count: number, 
/**
 * Of what.
 */
unit: string, 
/**
 * Id of the contract.
 */
contract_id: string, 
/**
 * `K-0112`.
 */
contract: string, };

/**
 * A service line.
 */
export type ServiceView = { 
/**
 * What is served.
 */
name: string, 
/**
 * How many.
 */
count: number, 
/**
 * Of what.
 */
unit: string, 
/**
 * Price of one a month, as typed: `18.00`.
 */
price: string, 
/**
 * Currency code.
 */
currency: string, 
/**
 * Count × price, `USD 756.00`; computed.
 */
fee: string, };

/**
 * The five answers.
 */
export type SetUp = { 
/**
 * 1: what the company is called.
 */
company: string, 
/**
 * 2: country code.
 */
country: string, 
/**
 * 2: zone.
 */
zone: string, 
/**
 * 3: keys of the days it is open, `mon` to `sun`.
 */
days: Array<string>, 
/**
 * 3: opens at, `09:00`.
 */
opens: string, 
/**
 * 3: closes at, `17:00`.
 */
closes: string, 
/**
 * 3: key of a holiday set; may be empty.
 */
holiday_set: string, 
/**
 * 4: key of a preset; empty for a policy of one's own.
 */
preset: string, 
/**
 * 5: currency code.
 */
currency: string, 
/**
 * 5: name of the tax; may be empty.
 */
tax_name: string, 
/**
 * 5: hundredths of a percent.
 */
tax_basis_points: number, 
/**
 * Who is working; a name for the history.
 */
user_name: string, };

/**
 * Looks at answers before they are given.
 */
export type SetUpLook = { 
/**
 * IANA zone.
 */
zone: string, 
/**
 * Key of a holiday set; may be empty.
 */
holiday_set: string, };

/**
 * What follows from a zone and a holiday set.
 */
export type SetUpView = { 
/**
 * Now, in that zone.
 */
now: Moment, 
/**
 * The next change of the clocks within a year.
 */
next_change: ClockChange | null, 
/**
 * The next holiday.
 */
next_holiday: HolidayDay | null, };

/**
 * The month of a client: what was worked, what it comes to, and why what is not billed is not.
 */
export type Statement = { 
/**
 * Client's id.
 */
client_id: string, 
/**
 * Client's name.
 */
client: string, 
/**
 * `2026-09`.
 */
month: string, 
/**
 * Engagements whose work ended in the month.
 */
engagements: Array<StatementEngagement>, 
/**
 * Fees of the month.
 */
fees: Array<StatementFee>, 
/**
 * Approved credits that were not used up before.
 */
credits: Array<StatementCredit>, 
/**
 * What engagements and fees come to, one row a currency.
 */
totals: Array<StatementTotal>, 
/**
 * Invoices and credit notes of the month.
 */
invoices: Array<InvoiceRow>, 
/**
 * Permissions that were overridden, with the reason: the audit page.
 */
overrides: Array<string>, };

/**
 * A credit on a statement.
 */
export type StatementCredit = { 
/**
 * The month it is for.
 */
month: string, 
/**
 * Why.
 */
reason: string, 
/**
 * What is left of it.
 */
left: string, };

/**
 * An engagement of a month.
 */
export type StatementEngagement = { 
/**
 * `A-314`.
 */
number: string, 
/**
 * What was done.
 */
title: string, 
/**
 * Contract's number.
 */
contract: string, 
/**
 * The ticket.
 */
ticket: string, 
/**
 * State.
 */
state: string, 
/**
 * Cause.
 */
cause: string, 
/**
 * Minutes worked, seconds in.
 */
worked: string, 
/**
 * Billed time.
 */
billed: string, 
/**
 * Currency code.
 */
currency: string, 
/**
 * Before tax, in minor units.
 */
net_minor: number, 
/**
 * Before tax: `CAD 170.00`.
 */
net: string, 
/**
 * With tax.
 */
gross: string, 
/**
 * How the amount came about.
 */
explanation: Array<string>, 
/**
 * The permission in one line.
 */
consent: string, 
/**
 * Why it is not, or not wholly, billable.
 */
not_billable: Array<string>, 
/**
 * The invoice it stands on.
 */
invoice: string, 
/**
 * Its pieces of work.
 */
work: Array<WorkLine>, };

/**
 * A fee of a month.
 */
export type StatementFee = { 
/**
 * Contract's number.
 */
contract: string, 
/**
 * Service.
 */
service: string, 
/**
 * Currency code.
 */
currency: string, 
/**
 * Before tax, in minor units.
 */
net_minor: number, 
/**
 * Before tax.
 */
net: string, 
/**
 * How it came about.
 */
explanation: string, };

/**
 * Names a client's month.
 */
export type StatementOf = { 
/**
 * Client: id or name.
 */
client: string, 
/**
 * `2026-09`, in the zones of its contracts.
 */
month: string, };

/**
 * A sum of a statement.
 */
export type StatementTotal = { 
/**
 * Currency code.
 */
currency: string, 
/**
 * Before tax, in minor units.
 */
net_minor: number, 
/**
 * Before tax.
 */
net: string, 
/**
 * Taxes.
 */
tax: string, 
/**
 * With tax.
 */
gross: string, 
/**
 * With tax, in minor units.
 */
gross_minor: number, };

/**
 * What the window needs to know first.
 */
export type Status = { 
/**
 * Whether the five questions were answered, or the sample opened.
 */
set_up: boolean, 
/**
 * The provider, once set up.
 */
provider: Provider | null, 
/**
 * Who is working.
 */
user: User | null, 
/**
 * Now, in the provider's zone (UTC before it is known).
 */
now: Moment, 
/**
 * What the program computes with.
 */
versions: ProgramVersions, 
/**
 * How much there is.
 */
counts: Counts, 
/**
 * Where the database lies.
 */
database: string, };

/**
 * Where a contract stood.
 */
export type StatusView = { 
/**
 * Key of the status.
 */
status: string, 
/**
 * Since when.
 */
at: Moment, 
/**
 * Why.
 */
reason: string, };

/**
 * A step of the escalation path.
 */
export type StepForm = { 
/**
 * `Tier 1`; may be empty.
 */
name: string, 
/**
 * As published.
 */
words: string, };

/**
 * What taking a policy in meant.
 */
export type TakenAs = "new" | "next_version" | "same_as_before";

/**
 * Counts.
 */
export type TallyFigures = { 
/**
 * Fell due and scored.
 */
due: number, 
/**
 * In time.
 */
met: number, 
/**
 * Not in time.
 */
late: number, 
/**
 * Taken out with a reason.
 */
excluded: number, 
/**
 * Paused over the end of the month.
 */
carried: number, 
/**
 * Not due yet; drafts only.
 */
open: number, 
/**
 * Within the aim of a range.
 */
in_aim: number | null, 
/**
 * Tenths of a percent; none for 0 of 0.
 */
attainment_permille: number | null, };

/**
 * A promise.
 */
export type TargetForm = { 
/**
 * `first_response`.
 */
metric: string, 
/**
 * Key of the priority.
 */
priority: string, 
/**
 * The category; empty for all of them.
 */
category: string, 
/**
 * As published.
 */
words: string, 
/**
 * How much: `4..8 hours`, `next business day`, `as needed`.
 */
amount: string, 
/**
 * `within` or `under`.
 */
boundary: string, 
/**
 * `calendar` or `24x7`.
 */
clock: string, 
/**
 * `commitment`, `objective` or `best effort`.
 */
strength: string, 
/**
 * Whether the words add "or as agreed".
 */
or_as_agreed: boolean, 
/**
 * Waiting for the client pauses it.
 */
pauses_on_client: boolean, 
/**
 * Waiting for a third party pauses it.
 */
pauses_on_third_party: boolean, 
/**
 * `ends the wait` or `warns only`.
 */
client_message: string, 
/**
 * `normal days of business time` or `close of the last day`.
 */
business_days: string, 
/**
 * `after receipt` or `after the next open day`.
 */
next_business_day: string, 
/**
 * Keys of readings.
 */
assumptions: Array<string>, };

/**
 * What an accounting system calls a tax.
 */
export type TaxCodeEntry = { 
/**
 * As on the line.
 */
tax: string, 
/**
 * As the system has it.
 */
code: string, };

/**
 * A tax as it is typed.
 */
export type TaxEntry = { 
/**
 * `HST Ontario`.
 */
name: string, 
/**
 * `13%`.
 */
rate: string, };

/**
 * A tax over a document.
 */
export type TaxSumView = { 
/**
 * `HST Ontario 13%`, or why there is none.
 */
name: string, 
/**
 * On what.
 */
base: string, 
/**
 * How much.
 */
amount: string, };

/**
 * Agrees on the end of a contract.
 */
export type TermAgree = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * What is agreed.
 */
term: ContractTerm, };

/**
 * A clause of a policy besides its targets.
 */
export type TermView = { 
/**
 * `Maintenance`.
 */
head: string, 
/**
 * As published, line by line.
 */
words: Array<string>, };

/**
 * What else the policy says.
 */
export type TermsForm = { 
/**
 * As published.
 */
support_hours: string, 
/**
 * As published.
 */
maintenance: string, 
/**
 * Hours of notice.
 */
notice_hours: string, 
/**
 * Only where practical.
 */
notice_where_practical: boolean, 
/**
 * `not said`, `exempt` or `shorter`.
 */
emergency_notice: string, 
/**
 * Of which emergencies, `security patch` or `reliability`; none for all of them.
 */
emergency_categories: Array<string>, 
/**
 * When maintenance is preferred.
 */
preferred_windows: Array<WindowForm>, 
/**
 * As published.
 */
uptime: string, 
/**
 * The promise as a figure.
 */
uptime_target: UptimeForm, 
/**
 * As published.
 */
credits: string, 
/**
 * The credit of every uptime, the best first.
 */
credit_bands: Array<BandForm>, 
/**
 * `as measured` or `two decimals`.
 */
credit_rounding: string, 
/**
 * Days after the month to claim a credit.
 */
claim_days: string, 
/**
 * Steps.
 */
escalation: Array<StepForm>, 
/**
 * As published.
 */
advanced_support: string, 
/**
 * The fee as figures.
 */
advanced_terms: AdvancedForm, 
/**
 * What the client owes, line by line.
 */
client_duties: Array<string>, 
/**
 * Roles of contacts asked for.
 */
requires_contacts: Array<string>, 
/**
 * Anything else, line by line.
 */
notes: Array<string>, };

/**
 * What became of trying a server.
 */
export type Tested = { 
/**
 * Whether everything worked.
 */
works: boolean, 
/**
 * A sentence: what was done, or what was refused and why.
 */
words: string, 
/**
 * What to do about it; empty when everything worked.
 */
advice: string, 
/**
 * `temporary`, `permanent`, `certificate` or `login`; empty when everything worked.
 */
refusal: string, };

/**
 * A new ticket by hand.
 */
export type TicketCreate = { 
/**
 * Client's id.
 */
client_id: string, 
/**
 * Subject.
 */
subject: string, 
/**
 * Priority: the policy's key or the helpdesk's word.
 */
priority: string, 
/**
 * Category, where told apart.
 */
category: string | null, 
/**
 * RFC 3339, or a wall-clock time in the contract's zone; empty for now.
 */
received: string, };

/**
 * Takes tickets out of attainment, or back in.
 */
export type TicketExclude = { 
/**
 * Ids.
 */
ids: Array<string>, 
/**
 * Key of a reason of the policy; empty to take them back in.
 */
reason: string, 
/**
 * Who approved it, and anything to remember.
 */
note: string, };

/**
 * Records why promises were not kept.
 */
export type TicketExplain = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * The cause, as the client will read it.
 */
cause: string, 
/**
 * What was done about it.
 */
action: string, 
/**
 * `done 28 Sep`, `due 16 Oct`.
 */
state: string, };

/**
 * Records an event by hand.
 */
export type TicketRecord = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Key of the kind: `staff_reply`, `resolved`, `priority_changed` …
 */
kind: string, 
/**
 * RFC 3339, or a wall-clock time in the contract's zone; empty for now.
 */
at: string, 
/**
 * New priority, agreed pace, reason or words, as the kind needs.
 */
value: string, };

/**
 * A ticket in a list.
 */
export type TicketRow = { 
/**
 * Id.
 */
id: string, 
/**
 * `T-4127`.
 */
number: string, 
/**
 * Its number in the helpdesk.
 */
external_id: string, 
/**
 * Subject.
 */
subject: string, 
/**
 * Client's id.
 */
client_id: string, 
/**
 * Client's name.
 */
client: string, 
/**
 * As the policy calls it, or the helpdesk's word without a policy.
 */
priority: string, 
/**
 * The next target, as published: `First response, 4 hours`. Empty if nothing is open.
 */
next_target: string, 
/**
 * When that is due, in the contract's zone.
 */
due: Moment | null, 
/**
 * How its clock stands.
 */
clock: ClockState, 
/**
 * Clock seconds left; negative once over. None while paused or without a target.
 */
left_s: number | null, 
/**
 * Clock time used, in thousandths of what is allowed.
 */
used_permille: number | null, 
/**
 * Who works on it; empty for nobody.
 */
assignee: string, 
/**
 * When it was received, in the contract's zone.
 */
received: Moment, 
/**
 * When it was resolved.
 */
resolved: Moment | null, };

/**
 * What the list is sorted by.
 */
export type TicketSort = "next_due" | "received" | "number";

/**
 * Saved views of the list.
 */
export type TicketView = "next_due" | "breached" | "waiting_on_client" | "unassigned" | "all";

/**
 * A page of tickets.
 */
export type TicketsList = { 
/**
 * The view.
 */
view: TicketView, 
/**
 * Words of number or subject; empty for all.
 */
search: string, 
/**
 * Client's id; empty for all.
 */
client_id: string, 
/**
 * Priority in the helpdesk's word; empty for all.
 */
priority: string, 
/**
 * What it is sorted by.
 */
sort: TicketSort, 
/**
 * The other way round.
 */
descending: boolean, 
/**
 * From which on.
 */
offset: number, 
/**
 * How many at most; 0 for 100.
 */
limit: number, };

/**
 * Tickets of a page.
 */
export type TicketsPage = { 
/**
 * How many the view has in all.
 */
total: number, 
/**
 * Those of the page.
 */
rows: Array<TicketRow>, 
/**
 * How many each view has, in the order of the views.
 */
counts: Array<number>, };

/**
 * Starts a timer. Whose runs is stopped, and its time kept.
 */
export type TimerStart = { 
/**
 * Engagement: id or number.
 */
id: string, 
/**
 * Whose; whoever works here when empty.
 */
technician: string, 
/**
 * What is done.
 */
note: string, };

/**
 * Stops a timer; what it counted becomes a piece of work.
 */
export type TimerStop = { 
/**
 * Whose; whoever works here when empty.
 */
technician: string, 
/**
 * When the work ended; now when empty. A timer that was forgotten for more than a day asks for it.
 */
ended: string, 
/**
 * What was done; what was said at the start when empty.
 */
note: string, 
/**
 * Forget what it counted.
 */
discard: boolean, };

/**
 * A timer that runs.
 */
export type TimerView = { 
/**
 * Engagement's id.
 */
engagement_id: string, 
/**
 * `A-316`.
 */
engagement: string, 
/**
 * Whose.
 */
technician: string, 
/**
 * Since when; what has run is now minus this.
 */
started: Moment, 
/**
 * What is done.
 */
note: string, };

/**
 * A contract on an older version.
 */
export type TouchedContract = { 
/**
 * `K-0112`.
 */
number: string, 
/**
 * Its id.
 */
id: string, 
/**
 * The number of the version it stands on.
 */
on_version: number, 
/**
 * Since when the contract runs.
 */
since: string, };

/**
 * An uptime as a figure.
 */
export type UptimeForm = { 
/**
 * `99.5%`.
 */
ratio: string, 
/**
 * Of which service.
 */
service: string, };

/**
 * Who is working.
 */
export type User = { 
/**
 * Full name.
 */
name: string, 
/**
 * Keys of roles.
 */
roles: Array<string>, };

/**
 * A verdict.
 */
export type Verdict = "met" | "late" | "open" | "paused" | "not_scored" | "not_in_source";

/**
 * A verdict on one side.
 */
export type VerdictThen = { 
/**
 * `met`, `late`, `open`.
 */
verdict: string, 
/**
 * Under which row.
 */
priority: string, 
/**
 * When it was due.
 */
due: Moment, 
/**
 * How far past it, in seconds on its clock; 0 when it was met.
 */
late_by_s: number, };

/**
 * A difference.
 */
export type VersionChange = { 
/**
 * About what: `P2 first response`, `Fee a month`.
 */
about: string, 
/**
 * What the one says; `none` where it says nothing.
 */
before: string, 
/**
 * What the other says.
 */
after: string, };

/**
 * What differs between two versions of a contract.
 */
export type VersionChanges = { 
/**
 * Number of the one.
 */
from: number, 
/**
 * Number of the other.
 */
to: number, 
/**
 * One row a difference.
 */
rows: Array<VersionChange>, };

/**
 * Drafts the next version of a contract.
 */
export type VersionDraft = { 
/**
 * The contract.
 */
id: string, 
/**
 * The version of its row that was read.
 */
expected_version: number, 
/**
 * The first day, `2026-10-01`.
 */
from_on: string, 
/**
 * Id of the policy's version.
 */
policy_version_id: string, 
/**
 * Whether the policy's continuity service was taken.
 */
continuity: boolean, 
/**
 * Services.
 */
services: Array<ServiceView>, 
/**
 * Add-ons.
 */
add_ons: Array<AddOnView>, 
/**
 * Targets of signed orders.
 */
overrides: Array<OverrideView>, 
/**
 * Why: `Renewal for 2026/27`.
 */
reason: string, };

/**
 * Asks for one version of a contract.
 */
export type VersionOf = { 
/**
 * The contract.
 */
id: string, 
/**
 * Its number.
 */
number: number, };

/**
 * One version of a contract as the client reads it.
 */
export type VersionRead = { 
/**
 * As in the list of versions.
 */
version: ContractVersionView, 
/**
 * What the client reads.
 */
schedule: Schedule, };

/**
 * A version of a policy in a list.
 */
export type VersionRow = { 
/**
 * Its id.
 */
version_id: string, 
/**
 * Its number.
 */
number: number, 
/**
 * `published` or `retired`.
 */
state: string, 
/**
 * From when it is in force.
 */
effective_from: string | null, 
/**
 * When it was stored.
 */
published: Moment, 
/**
 * SHA-256 of its file, in hexadecimal digits.
 */
sha256: string, };

/**
 * Signs the drafted version of a contract.
 */
export type VersionSign = { 
/**
 * The contract.
 */
id: string, 
/**
 * The version of its row that was read.
 */
expected_version: number, 
/**
 * Why requests that were received since its first day are judged anew; empty when none are.
 */
rescore_reason: string, };

/**
 * The versions of a policy.
 */
export type Versions = { 
/**
 * The newest first.
 */
rows: Array<VersionRow>, };

/**
 * Asks what differs between two versions of a contract.
 */
export type VersionsCompare = { 
/**
 * The contract.
 */
id: string, 
/**
 * Number of the one.
 */
from: number, 
/**
 * Number of the other.
 */
to: number, };

/**
 * How many rows a view has.
 */
export type ViewCount = { 
/**
 * Key of the view.
 */
show: string, 
/**
 * Rows.
 */
count: number, };

/**
 * A week of nights, noon to noon.
 */
export type WeekOf = { 
/**
 * Any day of the week; this week when empty.
 */
day: string, 
/**
 * On whose clocks; the provider's when empty.
 */
zone: string, 
/**
 * A client's id or name; all when empty.
 */
client: string, };

/**
 * What was promised, and what would have been.
 */
export type WhatIf = { 
/**
 * First day of the span.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * As it was.
 */
was: WhatIfSide, 
/**
 * As it would have been.
 */
would_be: WhatIfSide, 
/**
 * Promises with another verdict, those that were met and would have been late first.
 */
changed: Array<ChangedVerdict>, 
/**
 * How many there are, listed or not.
 */
changed_total: number, };

/**
 * A past span of a contract under another policy.
 */
export type WhatIfOf = { 
/**
 * The contract: id or number.
 */
contract: string, 
/**
 * First day, `2026-07-01`, in the contract's zone; with an empty last day: the last three whole months.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * Id of the policy's version; a policy's key for its newest version.
 */
policy_version_id: string, 
/**
 * The calendar to count on: empty for the other policy's own, `kept` for the one the contract had at the end
 * of the span, or a calendar's id for its draft, or its newest version where nothing is drafted.
 */
calendar: string, };

/**
 * One side of the comparison.
 */
export type WhatIfSide = { 
/**
 * `CyberITEX Standard, version 2`.
 */
policy: string, 
/**
 * The calendar in words.
 */
calendar: string, 
/**
 * Attainment by metric and row.
 */
groups: Array<GroupFigures>, 
/**
 * Requests whose priority it has no row for.
 */
unknown: number, };

/**
 * Cancels an occurrence, the series from it on, or all of it; or takes the cancelling of one back.
 */
export type WindowCancel = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Which occurrence; needed for `one` and `following`.
 */
recurrence_id: string, 
/**
 * `one`, `following` or `all`.
 */
scope: string, };

/**
 * Pairs of windows that overlap.
 */
export type WindowConflicts = { 
/**
 * Each pair once, with the first time and how often.
 */
rows: Array<ConflictView>, 
/**
 * First day looked at.
 */
from: string, 
/**
 * Last day looked at.
 */
to: string, };

/**
 * When maintenance is preferred.
 */
export type WindowForm = { 
/**
 * `sat-sun`.
 */
days: string, 
/**
 * `22:00-04:00`.
 */
hours: string, 
/**
 * IANA zone.
 */
zone: string, };

/**
 * Moves or resizes an occurrence, or the series from it on.
 */
export type WindowMove = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Which occurrence.
 */
recurrence_id: string, 
/**
 * Its new start on the wall clock of `zone`.
 */
starts: string, 
/**
 * Its new end.
 */
ends: string, 
/**
 * On whose clocks `starts` and `ends` are read; the window's own when empty.
 */
zone: string, 
/**
 * `one`, `following` or `all`.
 */
scope: string, };

/**
 * How the notice of an occurrence stands with every client it affects.
 */
export type WindowNotices = { 
/**
 * Id of the window.
 */
window: string, 
/**
 * `MW-208`.
 */
number: string, 
/**
 * What is done.
 */
title: string, 
/**
 * Which occurrence.
 */
recurrence_id: string, 
/**
 * All clients summed up.
 */
mark: NoticeMark, 
/**
 * Seconds to the first last moment; negative after it; nothing where nobody is left to tell.
 */
left: number | null, 
/**
 * `6 h 20 min left · 48 h before the start`; empty where nobody is left to tell.
 */
limit: string, 
/**
 * Why nobody can be told yet, such as that the window is a draft; empty where somebody can.
 */
held_back: string, 
/**
 * The clients, by name.
 */
clients: Array<ClientNoticeRow>, 
/**
 * Ids of the clients that still have to be told and have addresses, those with the nearest limit first.
 */
ready: Array<string>, 
/**
 * Everything that was told, the last first.
 */
evidence: Array<NoticeEvidenceRow>, 
/**
 * Whether its window comes back, so that one letter can be about more than one occurrence.
 */
series: boolean, };

/**
 * Names an occurrence of a window.
 */
export type WindowOf = { 
/**
 * Id or number of the window.
 */
id: string, 
/**
 * Which occurrence; the next one, or the last, when empty.
 */
recurrence_id: string, };

/**
 * What a window that is being typed comes to.
 */
export type WindowPreview = { 
/**
 * What is wrong with the form; the rest is empty then.
 */
problems: Array<FieldProblem>, 
/**
 * When, in words.
 */
when: string, 
/**
 * Its first occurrences, a dozen at most.
 */
occurrences: Array<PlannedNight>, 
/**
 * Nights of the next two years on which the clocks change in it.
 */
clock_changes: Array<PlannedNight>, 
/**
 * What stands against it within two years, the first of each kind and partner.
 */
conflicts: Array<ConflictView>, 
/**
 * Who is affected by the first occurrence, and when that is for them.
 */
affected: Array<AffectedClient>, 
/**
 * Which clients have to be told again because of this change, in words; empty where nobody.
 */
tells_again: string, };

/**
 * Looks at a window that is being typed, without saving anything.
 */
export type WindowPreviewOf = { 
/**
 * The form.
 */
form: MaintenanceForm, 
/**
 * Id of the window that is being changed; none for a new one.
 */
id: string | null, 
/**
 * From which occurrence on, where a series is changed; empty for the whole.
 */
recurrence_id: string, };

/**
 * Records how an occurrence went.
 */
export type WindowRecord = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Which occurrence.
 */
recurrence_id: string, 
/**
 * When it really started, on the window's wall clock or with an offset; now when empty.
 */
started: string, 
/**
 * When it really ended; empty while it is in progress.
 */
ended: string, 
/**
 * `done`, `partly_done`, `rolled_back`, `not_done`; needed when it has ended.
 */
outcome: string, 
/**
 * In words.
 */
words: string, };

/**
 * A window by its number.
 */
export type WindowRef = { 
/**
 * Id.
 */
id: string, 
/**
 * `MW-208`.
 */
number: string, };

/**
 * Enters a window as a draft, or changes one.
 */
export type WindowSave = { 
/**
 * Id; none for a new one.
 */
id: string | null, 
/**
 * The version that was read; 0 for a new one.
 */
expected_version: number, 
/**
 * The form.
 */
form: MaintenanceForm, 
/**
 * Of a series: `one` (its times alone), `following` or `all` (those that have not begun); `all` when empty.
 */
scope: string, 
/**
 * Of a series: which occurrence, for `one` and `following`.
 */
recurrence_id: string, 
/**
 * Publishes it in the same step.
 */
publish: boolean, };

/**
 * Publishes a draft, or takes one away.
 */
export type WindowStep = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, };

/**
 * Keeps a form as a template.
 */
export type WindowTemplateSave = { 
/**
 * Id; none for a new one.
 */
id: string | null, 
/**
 * The version that was read; 0 for a new one.
 */
expected_version: number, 
/**
 * Its name.
 */
name: string, 
/**
 * The form; its title may be empty.
 */
form: MaintenanceForm, };

/**
 * A form to begin with.
 */
export type WindowTemplateView = { 
/**
 * Id; empty for the preferred window of a policy.
 */
id: string, 
/**
 * Version of the row, for changes.
 */
version: number, 
/**
 * Its name: `Sat/Sun 22:00–04:00, CyberMark`.
 */
name: string, 
/**
 * The form, with `starts` and `ends` on the next day on which it can take place.
 */
form: MaintenanceForm, 
/**
 * When, in words.
 */
when: string, };

/**
 * What new windows are made from.
 */
export type WindowTemplates = { 
/**
 * Our own first, by name; then the preferred windows of policies in use.
 */
rows: Array<WindowTemplateView>, 
/**
 * When a new window usually starts: the next preferred night, or the night of the next Saturday.
 */
usual_starts: string, 
/**
 * When it usually ends.
 */
usual_ends: string, };

/**
 * A window.
 */
export type WindowView = { 
/**
 * Id.
 */
id: string, 
/**
 * Version of the row, for changes.
 */
version: number, 
/**
 * `MW-208`.
 */
number: string, 
/**
 * `draft`, `published`, `cancelled`.
 */
status: string, 
/**
 * When it was published.
 */
published: Moment | null, 
/**
 * As it was typed.
 */
form: MaintenanceForm, 
/**
 * When, in words: `Fourth Saturday of each month, 22:00–04:00`.
 */
when: string, 
/**
 * The occurrence that was asked for.
 */
occurrence: OccurrenceRow, 
/**
 * It and the next ones, a dozen at most.
 */
upcoming: Array<OccurrenceRow>, 
/**
 * The last ones, half a dozen at most, the latest first.
 */
past: Array<OccurrenceRow>, 
/**
 * Who is affected by the occurrence, and when that is for them.
 */
affected: Array<AffectedClient>, 
/**
 * What stands against the occurrence.
 */
conflicts: Array<ConflictView>, 
/**
 * What was recorded about the occurrence, the last first.
 */
actuals: Array<ActualView>, 
/**
 * The series it goes on from.
 */
follows: WindowRef | null, 
/**
 * The series that goes on from it.
 */
followed_by: WindowRef | null, };

/**
 * Enters pieces of work: all of them, or none and every problem.
 */
export type WorkEnter = { 
/**
 * The pieces.
 */
entries: Array<WorkEntry>, };

/**
 * What was entered.
 */
export type WorkEntered = { 
/**
 * How many pieces.
 */
entered: number, 
/**
 * The engagements they belong to, as they are now.
 */
engagements: Array<Card>, };

/**
 * A piece of work as it is typed.
 */
export type WorkEntry = { 
/**
 * Engagement: id or number.
 */
engagement: string, 
/**
 * Id of the piece to change; empty for a new one.
 */
id: string, 
/**
 * The version that was read; 0 for a new one.
 */
expected_version: number, 
/**
 * Who; whoever works here when empty.
 */
technician: string, 
/**
 * RFC 3339, or the contract's wall clock: `2026-09-22T13:32`.
 */
from: string, 
/**
 * The same; or `15:10`, on the day it began or the next; or `35 min`, `0:35`, `1.5 h`.
 */
to: string, 
/**
 * What was done.
 */
note: string, 
/**
 * On which ticket.
 */
ticket: string, 
/**
 * Why it may stand over other work of the same person.
 */
overlap_reason: string, };

/**
 * Reads a file of times.
 */
export type WorkImport = { 
/**
 * The file.
 */
path: string, 
/**
 * Zone of its wall-clock times; the provider's when empty.
 */
zone: string, 
/**
 * Who stands in rows without a technician.
 */
technician: string, 
/**
 * Say what would happen, and change nothing.
 */
dry_run: boolean, };

/**
 * A row of a file of times.
 */
export type WorkImportRow = { 
/**
 * Line of the file.
 */
line: number, 
/**
 * `A-314`.
 */
engagement: string, 
/**
 * Who.
 */
technician: string, 
/**
 * From when.
 */
from: Moment, 
/**
 * To when.
 */
to: Moment, 
/**
 * What was done.
 */
note: string, };

/**
 * What came of a file of times.
 */
export type WorkImported = { 
/**
 * Rows that were read.
 */
rows: number, 
/**
 * Pieces that are new.
 */
entered: number, 
/**
 * Pieces that were there already.
 */
known: number, 
/**
 * Rows that were refused: `line 4: …`.
 */
refused: Array<FieldProblem>, 
/**
 * The first rows, as they were read.
 */
sample: Array<WorkImportRow>, };

/**
 * A piece of work on a statement.
 */
export type WorkLine = { 
/**
 * Who.
 */
technician: string, 
/**
 * From when.
 */
from: Moment, 
/**
 * To when.
 */
to: Moment, 
/**
 * What.
 */
note: string, };

/**
 * Takes a piece of work away.
 */
export type WorkRemove = { 
/**
 * Id of the piece.
 */
id: string, 
/**
 * The version that was read.
 */
expected_version: number, 
/**
 * Why.
 */
reason: string, };

/**
 * A piece of work.
 */
export type WorkView = { 
/**
 * Id.
 */
id: string, 
/**
 * The version that was read.
 */
version: number, 
/**
 * Who.
 */
technician: string, 
/**
 * From when.
 */
from: Moment, 
/**
 * To when.
 */
to: Moment, 
/**
 * `35 min`.
 */
length: string, 
/**
 * What was done.
 */
note: string, 
/**
 * On which ticket; may be empty.
 */
ticket: string, 
/**
 * `timer`, `hand`, `import`.
 */
source: string, 
/**
 * Why it stands over other work of the same person; empty.
 */
overlap_reason: string, 
/**
 * Why it is not, or not wholly, covered by the permission; empty where it is.
 */
not_covered: string, };
