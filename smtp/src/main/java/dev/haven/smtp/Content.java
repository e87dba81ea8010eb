package dev.haven.smtp;

/// What is done with the octets of one message: counted, their header edited, handed to the intake.
///
/// After the first trouble the rest is only counted, so that the session can read the message to
/// its end before it answers; [#finish] then throws what went wrong.
final class Content {
  private sealed interface Fate {
    record Fine() implements Fate {}

    record RefusedWith(Refused refused) implements Fate {}

    record Failed(RuntimeException failure) implements Fate {}
  }

  private final IncomingMail mail;
  private final HeaderEditor header;
  private final SmtpLimits limits;
  private Fate fate = new Fate.Fine();
  private long octets;

  Content(IncomingMail mail, HeaderEditor header, SmtpLimits limits) {
    this.mail = mail;
    this.header = header;
    this.limits = limits;
  }

  /// Whether so much came after the message was refused as too large that waiting for its end makes
  /// no sense any more.
  boolean endless() {
    return octets > 2 * limits.messageOctets() + (64 << 20);
  }

  /// How many have come.
  long octets() {
    return octets;
  }

  /// Begins, with what we write ourselves.
  void open(byte[] trace) {
    try {
      mail.content(trace);
    } catch (Refused refused) {
      fate = new Fate.RefusedWith(refused);
    } catch (RuntimeException failure) {
      fate = new Fate.Failed(failure);
    }
  }

  void accept(byte[] bytes, int offset, int length) {
    octets += length;
    if (length == 0 || !(fate instanceof Fate.Fine)) {
      return;
    }
    try {
      checkSize();
      header.edit(bytes, offset, length);
    } catch (Refused refused) {
      fate = new Fate.RefusedWith(refused);
    } catch (RuntimeException failure) {
      fate = new Fate.Failed(failure);
    }
  }

  /// Throws what is wrong with the message so far.
  void check() throws Refused {
    switch (fate) {
      case Fate.Fine _ -> {}
      case Fate.RefusedWith(var refused) -> throw refused;
      case Fate.Failed(var failure) -> throw failure;
    }
  }

  /// The message is complete. Throws what is wrong with it.
  void finish() throws Refused {
    check();
    header.finish();
  }

  /// Refuses what would be too much, before it is looked at.
  void requireRoom(long more) throws Refused {
    check();
    if (more > limits.messageOctets() - octets) {
      throw tooLarge(limits);
    }
  }

  private void checkSize() throws Refused {
    if (octets > limits.messageOctets()) {
      throw tooLarge(limits);
    }
  }

  /// RFC 1870 §6.3, RFC 3463 §3.4.
  static Refused tooLarge(SmtpLimits limits) {
    return Reply.refused(
        552,
        "5.3.4",
        "The message is larger than this server takes, which is "
            + limits.messageOctets()
            + " octets; send large files as a link");
  }
}
