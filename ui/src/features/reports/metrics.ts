/** What documents call the metrics. */
export const METRIC_NAMES: Record<string, string> = {
  acknowledgement: "Acknowledgement", first_response: "First response", status_update: "Status update", resolution: "Resolution",
};
