package dev.haven.queue.outgoing;

/// How much one person may send, and from where on that looks as if somebody else did.
///
/// @param messagesPerHour 0 for no limit, as with all of them
/// @param recipientsPerHour counted once for each message
/// @param strangersPerHour recipients elsewhere to whom this account had not written before; with
///   more, its mail is held
/// @param unknownPerHour recipients that turn out not to exist; with more, its mail is held
public record SendingLimits(
    int messagesPerHour,
    int messagesPerDay,
    int recipientsPerHour,
    int recipientsPerDay,
    int strangersPerHour,
    int unknownPerHour) {
  public static final SendingLimits NONE = new SendingLimits(0, 0, 0, 0, 0, 0);
}
