package dev.haven.diagnosis;

import dev.haven.wire.TlsMode;
import java.util.Arrays;
import java.util.Optional;

/// The standard ports of mail, in the order in which to recommend those of one purpose.
public enum Service {
  /// RFC 5321 §4.5.4.2, RFC 3207 §4.
  SMTP(
      25,
      Language.SMTP,
      TlsMode.STARTTLS,
      "SMTP",
      "Mail from one server to another.",
      "Never in a mail program: it is how servers reach each other. It must be open to the whole"
          + " world on a server that receives mail, and open outwards on one that sends.",
      "Many providers of homes and offices block it outwards, so a program that is set to 25 works"
          + " in one place and not in the next. Set it to 465."),
  /// RFC 8314 §3.3.
  SUBMISSIONS(
      465,
      Language.SMTP,
      TlsMode.IMPLICIT,
      "SMTP submission",
      "Sending from a mail program.",
      "First choice for sending: encrypted from the first byte, so that nothing on the way can"
          + " take the encryption out.",
      "It is not obsolete, whatever old guides say: RFC 8314 made it the recommended port in"
          + " 2018. It speaks TLS at once; a program set to STARTTLS waits here for ever."),
  /// RFC 6409 §3.1.
  SUBMISSION(
      587,
      Language.SMTP,
      TlsMode.STARTTLS,
      "SMTP submission",
      "Sending from a mail program.",
      "Second choice for sending, where 465 is blocked or the program cannot speak it.",
      "It begins in clear and goes on inside TLS after STARTTLS; a program set to SSL/TLS fails"
          + " here. Without STARTTLS everybody on the way can read the password."),
  ALTERNATIVE(
      2525,
      Language.SMTP,
      TlsMode.STARTTLS,
      "SMTP submission",
      "Sending from a mail program, the alternative port.",
      "Where the network blocks 25, 465 and 587, as some hotels and cloud providers do.",
      "No standard names it and not every server has it. It behaves as 587 does."),
  /// RFC 8314 §3.2.
  IMAPS(
      993,
      Language.IMAP,
      TlsMode.IMPLICIT,
      "IMAP",
      "Reading with several devices, all of them in step.",
      "First choice for reading: encrypted from the first byte.",
      "It speaks TLS at once; a program set to STARTTLS waits here for ever."),
  /// RFC 9051 §2.1.
  IMAP(
      143,
      Language.IMAP,
      TlsMode.STARTTLS,
      "IMAP",
      "Reading with several devices, all of them in step.",
      "Only where 993 is blocked.",
      "It begins in clear; without STARTTLS everybody on the way can read the password and the"
          + " mail."),
  /// RFC 8314 §3.1.
  POP3S(
      995,
      Language.POP3,
      TlsMode.IMPLICIT,
      "POP3",
      "Reading with one device, which takes the mail home.",
      "Where mail shall not stay on the server, or a program cannot speak IMAP.",
      "With two devices one takes what the other then misses: use IMAP for that."),
  /// RFC 1939 §3, RFC 2595 §4.
  POP3(
      110,
      Language.POP3,
      TlsMode.STARTTLS,
      "POP3",
      "Reading with one device, which takes the mail home.",
      "Only where 995 is blocked.",
      "It begins in clear; without STLS everybody on the way can read the password and the mail."),
  /// RFC 5804 §1.8.
  SIEVE(
      4190,
      Language.SIEVE,
      TlsMode.STARTTLS,
      "ManageSieve",
      "Filter rules that sort mail on the server.",
      "Where the mail program offers to edit rules.",
      "It is not needed for reading or sending; 2000 was its port before the standard.");

  /// What is spoken on a port.
  public enum Language {
    SMTP,
    IMAP,
    POP3,
    SIEVE
  }

  private final int port;
  private final Language language;
  private final TlsMode tls;
  private final String title;
  private final String purpose;
  private final String advice;
  private final String mistake;

  Service(
      int port,
      Language language,
      TlsMode tls,
      String title,
      String purpose,
      String advice,
      String mistake) {
    this.port = port;
    this.language = language;
    this.tls = tls;
    this.title = title;
    this.purpose = purpose;
    this.advice = advice;
    this.mistake = mistake;
  }

  /// The one whose standard port this is.
  public static Optional<Service> of(int port) {
    return Arrays.stream(values()).filter(service -> service.port == port).findFirst();
  }

  public int port() {
    return port;
  }

  public Language language() {
    return language;
  }

  /// How TLS begins.
  public TlsMode tls() {
    return tls;
  }

  /// What it is called.
  public String title() {
    return title;
  }

  /// What it is for, as a sentence.
  public String purpose() {
    return purpose;
  }

  /// When to use it.
  public String advice() {
    return advice;
  }

  /// What people get wrong about it.
  public String mistake() {
    return mistake;
  }

  /// How its use of TLS is called in the settings of mail programs.
  public String security() {
    return switch (tls) {
      case IMPLICIT -> "SSL/TLS";
      case STARTTLS -> language == Language.POP3 ? "STLS" : "STARTTLS";
      case NONE -> "none";
    };
  }
}
