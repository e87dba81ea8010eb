package dev.haven.queue.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.directory.Address;
import dev.haven.message.MailDate;
import dev.haven.queue.format.StoredReport;
import dev.haven.queue.format.StoredReportLine;
import dev.haven.smtp.DeliverBy;
import dev.haven.smtp.Handling;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.ReturnContent;
import dev.haven.smtp.client.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

/// A delivery status notification: in words, in fields for programs, and with the message or its
/// header (RFC 3462 §2, RFC 3464 §2; RFC 6533 §3 for addresses beyond ASCII).
///
/// All that strangers said in it was made printable and of one line when it was read, and is cut to
/// length here, so nobody writes a header of ours.
final class ReportMessage {
  private static final int SMALL = 50_000;
  private static final int LARGEST_HEADER = 64_000;
  private static final int LINE = 900;
  private static final int PIECE = 16 * 1024;

  private final String host;
  private final Letter letter;
  private final StoredReport report;
  private final Duration giveUp;
  private final boolean international;

  /// @param host who reports
  /// @param giveUp after which time a message is given back
  ReportMessage(String host, Letter letter, StoredReport report, Duration giveUp) {
    this.host = host;
    this.letter = letter;
    this.report = report;
    this.giveUp = giveUp;
    this.international =
        letter.envelope().utf8()
            || letter.recipients().stream().anyMatch(r -> r.address().needsSmtpUtf8());
  }

  void writeTo(OutputStream out, Content original) throws IOException {
    var boundary = "=_" + report.getName();
    var text = new StringBuilder();
    header(text, boundary);
    text.append("--").append(boundary).append("\r\n");
    text.append("Content-Type: text/plain; charset=utf-8\r\n");
    text.append("Content-Transfer-Encoding: 8bit\r\n\r\n");
    words(text);
    text.append("\r\n--").append(boundary).append("\r\n");
    text.append("Content-Type: message/");
    text.append(international ? "global-delivery-status" : "delivery-status").append("\r\n\r\n");
    fields(text);
    text.append("\r\n--").append(boundary).append("\r\n");
    out.write(text.toString().getBytes(UTF_8));
    returned(out, original);
    out.write(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
  }

  /// RFC 3834 §5, RFC 5321 §6.1.
  private void header(StringBuilder text, String boundary) {
    field(text, "From", "Mail Delivery System <postmaster@" + host + ">");
    field(text, "To", "<" + sender() + ">");
    field(text, "Subject", subject());
    field(text, "Date", MailDate.format(report.getTimeSeconds()));
    field(text, "Message-ID", "<" + report.getName() + "@" + host + ">");
    field(text, "Auto-Submitted", "auto-replied");
    field(text, "MIME-Version", "1.0");
    text.append("Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"");
    text.append(boundary).append("\"\r\n\r\n");
  }

  private String sender() {
    var about = recipient(report.getLines(0));
    return Verp.reader(letter, about).map(Address::toString).orElse("");
  }

  private String subject() {
    return switch (kind()) {
      case FAILED -> "Your message could not be delivered";
      case DELAYED -> "Your message is delayed";
      default -> "Your message was delivered";
    };
  }

  /// The weightiest.
  private StoredReport.Kind kind() {
    var kinds = report.getLinesList().stream().map(StoredReportLine::getKind).toList();
    if (kinds.contains(StoredReport.Kind.FAILED)) {
      return StoredReport.Kind.FAILED;
    }
    return kinds.contains(StoredReport.Kind.DELAYED)
        ? StoredReport.Kind.DELAYED
        : StoredReport.Kind.DELIVERED;
  }

  private void words(StringBuilder text) {
    text.append("This is the mail server ").append(host).append(".\r\n");
    text.append("It reports on your message of ").append(MailDate.format(letter.arrived()));
    text.append(" (").append(MessageId.text(letter.id())).append(").\r\n");
    for (var line : report.getLinesList()) {
      text.append("\r\n<").append(recipient(line).address()).append(">\r\n");
      ReportWords.of(line, giveUp, here())
          .forEach(sentence -> text.append("  ").append(cut(sentence)).append("\r\n"));
    }
  }

  /// Whether it is about people here, and no other server was asked.
  private boolean here() {
    return report.getServer().equals(LocalDelivery.SERVER);
  }

  private Recipient recipient(StoredReportLine line) {
    return letter.recipients().get(line.getResult().getRecipient());
  }

  /// RFC 3464 §2.2, RFC 3464 §2.3.
  private void fields(StringBuilder text) {
    field(text, "Reporting-MTA", "dns; " + host);
    if (!letter.envelope().envelopeId().isEmpty()) {
      field(text, "Original-Envelope-Id", letter.envelope().envelopeId());
    }
    field(text, "Arrival-Date", MailDate.format(letter.arrived()));
    if (letter.handling().holdUntil() != 0) {
      field(text, "Future-Release-Request", released(letter.handling()));
    }
    if (letter.handling().by().mode() != DeliverBy.Mode.WHENEVER) { // RFC 2852 §6
      field(text, "Deliver-By-Date", MailDate.format(letter.handling().by().deadline()));
    }
    for (var line : report.getLinesList()) {
      text.append("\r\n");
      fields(text, line);
    }
  }

  /// As it was asked for: for so many seconds, or until a time (RFC 4865).
  private static String released(Handling handling) {
    return handling.heldFor() == 0
        ? "until;" + Instant.ofEpochSecond(handling.holdUntil())
        : "for;" + handling.heldFor();
  }

  private void fields(StringBuilder text, StoredReportLine line) {
    var recipient = recipient(line);
    var result = line.getResult();
    int semicolon = recipient.original().indexOf(';');
    if (semicolon > 0) {
      field(
          text,
          "Original-Recipient",
          recipient.original().substring(0, semicolon)
              + "; "
              + recipient.original().substring(semicolon + 1));
    }
    var type = recipient.address().needsSmtpUtf8() ? "utf-8; " : "rfc822; "; // RFC 6533 §3
    field(text, "Final-Recipient", type + recipient.address());
    field(text, "Action", action(line, result.getReportsPassedOn()));
    field(text, "Status", result.getStatus());
    if (!report.getServer().isEmpty() && !here()) {
      int space = report.getServer().indexOf(' ');
      var server = space < 0 ? report.getServer() : report.getServer().substring(0, space);
      field(text, "Remote-MTA", "dns; " + server);
    }
    if (!result.getReply().isEmpty()) {
      field(text, "Diagnostic-Code", "smtp; " + result.getReply());
    }
    if (line.getKind() == StoredReport.Kind.DELAYED) {
      long until = letter.released() + giveUp.toSeconds();
      field(text, "Will-Retry-Until", MailDate.format(until));
    }
  }

  /// RFC 3461 §5.2.2: where the next server makes no reports, the message was relayed.
  private static String action(StoredReportLine line, boolean passedOn) {
    return switch (line.getKind()) {
      case FAILED -> "failed";
      case DELAYED -> "delayed";
      default -> passedOn ? "delivered" : "relayed";
    };
  }

  private void field(StringBuilder text, String name, String value) {
    var plain = new StringBuilder();
    cut(value)
        .codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c > 0x7e && !international ? '?' : c)
        .forEach(plain::appendCodePoint);
    text.append(name).append(": ").append(plain).append("\r\n");
  }

  /// RFC 5322 §2.1.1.
  private static String cut(String text) {
    return text.length() > LINE / 3 ? text.substring(0, LINE / 3) + "..." : text;
  }

  /// RFC 3461 §4.3: all of it or its header, as was asked; else all of it while it is small. Only
  /// failures give back more than the header (RFC 3461 §6.2).
  private void returned(OutputStream out, Content original) throws IOException {
    var asked = letter.envelope().returned();
    boolean full =
        kind() == StoredReport.Kind.FAILED
            && !letter.handling().requireTls() // RFC 8689 §5
            && (asked == ReturnContent.FULL
                || (asked == ReturnContent.UNSPECIFIED && original.length() <= SMALL));
    var type = full ? international ? "global" : "rfc822" : international ? "global-headers" : "";
    var line = type.isEmpty() ? "text/rfc822-headers" : "message/" + type;
    out.write(("Content-Type: " + line + "\r\n\r\n").getBytes(UTF_8));
    if (full) {
      copy(out, original, original.length());
    } else {
      header(out, original);
    }
  }

  private static void copy(OutputStream out, Content original, long length) throws IOException {
    var buffer = new byte[PIECE];
    for (long at = 0; at < length; ) {
      int count = original.read(at, buffer, 0, (int) Math.min(PIECE, length - at));
      out.write(buffer, 0, count);
      at += count;
    }
  }

  /// Up to the empty line.
  private static void header(OutputStream out, Content original) throws IOException {
    var buffer = new byte[(int) Math.min(LARGEST_HEADER, original.length())];
    int filled = 0;
    while (filled < buffer.length) {
      filled += original.read(filled, buffer, filled, buffer.length - filled);
    }
    int end = 0;
    while (end + 3 < filled
        && !(buffer[end] == '\r' && buffer[end + 1] == '\n' && buffer[end + 2] == '\r')) {
      end++;
    }
    out.write(buffer, 0, end + 3 < filled ? end + 2 : filled);
  }
}
