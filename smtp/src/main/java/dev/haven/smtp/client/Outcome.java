package dev.haven.smtp.client;

/// What became of a message for one recipient.
public sealed interface Outcome {
  /// The other server has it, and answers for it from now on.
  ///
  /// @param reply what it said
  /// @param reportsPassedOn whether it was told when the sender wants to hear of it (RFC 3461
  ///   §5.2.2); if not, reports of success end here
  /// @param deadlinePassedOn whether it was told of the time by which the sender wants to hear (RFC
  ///   2852 §4)
  record Delivered(ServerReply reply, boolean reportsPassedOn, boolean deadlinePassedOn)
      implements Outcome {
    public Delivered(ServerReply reply, boolean reportsPassedOn) {
      this(reply, reportsPassedOn, true);
    }
  }

  /// Not now; it may work next time.
  record Temporary(Trouble trouble) implements Outcome {}

  /// Never: the sender has to be told.
  record Permanent(Trouble trouble) implements Outcome {}

  /// There was no answer, because there was no connection or it was lost. Says something of the
  /// server or of the network, nothing of the recipient; it may work next time.
  record Lost(Trouble trouble) implements Outcome {}

  /// What a refusal means, by its first digit (RFC 5321 §4.2.1).
  static Outcome refused(Stage stage, ServerReply reply, String words) {
    var trouble = Trouble.refused(stage, reply, words);
    return reply.temporary() ? new Temporary(trouble) : new Permanent(trouble);
  }
}
