/* Prints the occurrences that libical sees: uid, start, end as Unix seconds; and on stderr what its rules checker says.
 * It knows the zone rules of the file alone. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct walk {
    icalcomponent *calendar;
    const char *uid;
    time_t from, to;
};

static struct icaltimetype of(icalcomponent *event, icalproperty_kind kind)
{
    icalproperty *found = icalcomponent_get_first_property(event, kind);
    return found ? icalproperty_get_datetime_with_component(found, NULL) : icaltime_null_time();
}

static time_t moment(struct icaltimetype at)
{
    return icaltime_as_timet_with_zone(at, at.zone ? at.zone : icaltimezone_get_utc_timezone());
}

static void print(struct walk *walk, time_t from, time_t to)
{
    if (from >= walk->from && from < walk->to) {
        printf("%s\t%ld\t%ld\n", walk->uid, (long)from, (long)to);
    }
}

/* Programs find the occurrence an event stands for by its wall clock time, not by its moment. */
static int stands_alone(struct walk *walk, struct icaltimetype at)
{
    icalcompiter all = icalcomponent_begin_component(walk->calendar, ICAL_VEVENT_COMPONENT);
    for (icalcomponent *other; (other = icalcompiter_deref(&all)); icalcompiter_next(&all)) {
        if (icalcomponent_get_first_property(other, ICAL_RECURRENCEID_PROPERTY)
            && strcmp(icalcomponent_get_uid(other), walk->uid) == 0
            && icaltime_compare_date_only(of(other, ICAL_RECURRENCEID_PROPERTY), at) == 0) {
            struct icaltimetype id = of(other, ICAL_RECURRENCEID_PROPERTY);
            return id.hour == at.hour && id.minute == at.minute && id.second == at.second;
        }
    }
    return 0;
}

/* The rule is followed on the wall clock, as RFC 5545 says, and its times are put into their zone afterwards: where the
 * iterator of libical 3.0 is given the zone itself, a start in a gap leaves the night after it an hour late as well. */
static void by_rule(struct walk *walk, icalcomponent *event, icalproperty *rule)
{
    struct icaltimetype start = icalcomponent_get_dtstart(event);
    const icaltimezone *zone = start.zone;
    int length = icaldurationtype_as_int(icalcomponent_get_duration(event));
    struct icalrecurrencetype recurrence = icalproperty_get_rrule(rule);
    if (zone && !icaltime_is_null_time(recurrence.until)) {
        recurrence.until = icaltime_convert_to_zone(recurrence.until, (icaltimezone *)zone);
        recurrence.until.zone = NULL;
    }
    start.zone = NULL;
    icalrecur_iterator *all = icalrecur_iterator_new(recurrence, start);
    for (struct icaltimetype at = icalrecur_iterator_next(all); !icaltime_is_null_time(at);
         at = icalrecur_iterator_next(all)) {
        icaltime_set_timezone(&at, zone);
        if (moment(at) >= walk->to) {
            break;
        }
        if (!stands_alone(walk, at)) {
            print(walk, moment(at), moment(at) + length);
        }
    }
    icalrecur_iterator_free(all);
}

static void one_event(struct walk *walk, icalcomponent *event)
{
    icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    walk->uid = icalcomponent_get_uid(event);
    if (icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED) {
        return;
    }
    if (rule) {
        by_rule(walk, event, rule);
    } else {
        print(walk, moment(icalcomponent_get_dtstart(event)), moment(icalcomponent_get_dtend(event)));
    }
}

static char *read_whole(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) {
        exit(2);
    }
    long size = ftell(file);
    char *text = calloc((size_t)size + 1, 1);
    rewind(file);
    if (fread(text, 1, (size_t)size, file) != (size_t)size) {
        exit(2);
    }
    fclose(file);
    return text;
}

int main(int count, char **words)
{
    for (int place = 3; place < count; place++) {
        char *text = read_whole(words[place]);
        icalcomponent *calendar = icalparser_parse_string(text);
        struct walk walk = {calendar, "", atol(words[1]), atol(words[2])};
        icalcompiter all = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
        for (icalcomponent *event; (event = icalcompiter_deref(&all)); icalcompiter_next(&all)) {
            one_event(&walk, event);
        }
        if (!icalrestriction_check(calendar) || icalcomponent_count_errors(calendar)) {
            fprintf(stderr, "%s: %d errors\n%s\n", words[place], icalcomponent_count_errors(calendar),
                    icalcomponent_as_ical_string(calendar));
            return 1;
        }
        icalcomponent_free(calendar);
        free(text);
    }
    return 0;
}
