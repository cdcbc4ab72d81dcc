const splits = ["train", "validation", "test"];

function evaluate([split, count]) {
  if (!splits.includes(split)) return `unknown split, use one of ${splits.join(", ")}`;
  const samples = Number.parseInt(count, 10);
  if (Number.isNaN(samples)) throw new Error("PLANTED: samples is NaN");
  return `evaluating ${Math.max(0, samples)} samples of ${split}`;
}

export const commands = new Map([
  ["/eval", evaluate],
  ["/splits", () => splits.join(" ")],
  ["/help", () => "/eval <split> <samples>, /splits, /help"],
]);
