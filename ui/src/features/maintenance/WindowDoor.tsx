import { useEffect } from "react";
import { useAsk } from "../../backend/queries";
import { useCrumbs } from "../../shared/crumbs";
import { replace } from "../../shared/route";
import { PageAnswer } from "../../shared/states/Answer";
import { Skeleton } from "../../shared/states/Skeleton";
import { addressOf } from "./filter";

/** Leads from a window's own address to the week in which it stands, with its panel open. */
export function WindowDoor({ id }: { id: string }) {
  useCrumbs({ name: "Maintenance", to: "/maintenance" }, { name: id, to: null });
  const asked = useAsk("maintenance.get", { id, recurrence_id: "" });
  const row = asked.data?.occurrence;
  useEffect(() => {
    if (row !== undefined) replace(addressOf(row));
  }, [row]);
  return <PageAnswer of={asked}>{() => <div className="mid"><Skeleton /></div>}</PageAnswer>;
}
