export const answer = 42,
  url = "https://bot.example";
