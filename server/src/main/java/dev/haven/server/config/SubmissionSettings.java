package dev.haven.server.config;

/// What the people who have accounts here may send.
public record SubmissionSettings(
    @Setting(
            "Whether From and Sender may be any address. If not, they must be one that reaches the"
                + " person who signed in: the account's own, an alias, one with a +detail.")
        boolean anyFrom,
    @Setting(
            value = "Messages that one person may send in an hour. 0: as many as they like.",
            min = 0,
            max = 1_000_000)
        int messagesPerHour,
    @Setting(value = "The same for a day.", min = 0, max = 10_000_000) int messagesPerDay,
    @Setting(
            value = "Recipients that one person's messages may have in an hour, all together.",
            min = 0,
            max = 10_000_000)
        int recipientsPerHour,
    @Setting(value = "The same for a day.", min = 0, max = 100_000_000) int recipientsPerDay,
    @Setting(
            value =
                "Recipients elsewhere in an hour to whom a person has not written before. With more,"
                    + " the account looks taken over: its mail is held until haven queue release.",
            min = 0,
            max = 1_000_000)
        int strangersPerHour,
    @Setting(
            value = "Recipients in an hour that turn out not to exist. With more, the same.",
            min = 0,
            max = 1_000_000)
        int unknownPerHour) {

  static SubmissionSettings standard() {
    return new SubmissionSettings(false, 500, 3_000, 3_000, 10_000, 300, 50);
  }
}
