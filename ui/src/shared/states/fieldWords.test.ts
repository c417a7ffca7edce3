import { expect, it } from "vitest";
import { fieldWords } from "./fieldWords";

it("a field is named as people call it, counted from one", () => {
  expect(fieldWords("services.0.price")).toBe("service 1, price");
  expect(fieldWords("add_ons.1.policy_version_id")).toBe("add-on 2, policy");
  expect(fieldWords("targets[3].words")).toBe("target 4, words");
  expect(fieldWords("calendar.hours.mon")).toBe("calendar, hours, Monday");
  expect(fieldWords("terms.credit_bands[0].at_least")).toBe("terms, credit band 1, at least");
});

it("a name that has no other words is read as it is written", () => {
  expect(fieldWords("reseller_id")).toBe("reseller");
  expect(fieldWords("claim_days")).toBe("claim days");
});

it("no field of an entry is shown with its underscores", () => {
  for (const field of ["starts_on", "term.renews_by", "overrides.0.metric", "notice_where_practical", "account_manager"]) {
    expect(fieldWords(field)).not.toMatch(/[_.[\]]/);
  }
});
