import { payload } from "../arbitraries/index.ts";
import { defineCheck, type Check } from "./check.ts";
import { mustAccept } from "./judge.ts";
import { deliveries, edgeCaseTrials, eventTrials, payloadTrial } from "./trials.ts";

/** Buckets are new (hub docs, webhooks, 2026-08), and HF's own Python model refuses them. */
export const acceptsBuckets: Check = defineCheck({
  id: "accepts-buckets",
  promise: "answers 2xx to events of buckets",
  advice:
    'A repo can be a bucket: type "bucket", no headSha, and updatedFiles in place of updatedRefs. ' +
    "One event tells up to 10,000 files: let bodies have 2 MB. Answer 2xx, or skip this check if you never watch an owner of buckets.",
  repoTypes: ["bucket"],
  trialOf: payloadTrial,
  named: ({ aim }) => [...eventTrials(aim, ["bucket"]), ...edgeCaseTrials(aim, ({ isOnBucket }) => isOnBucket)],
  random: ({ aim }) => deliveries(payload({ repoTypes: ["bucket"], aim }), mustAccept),
});
