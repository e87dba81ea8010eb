package dev.haven.queue.conversion;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.haven.message.MessageScanner;
import dev.haven.message.Part;
import dev.haven.message.PartKind;
import dev.haven.message.TransferEncoding;
import dev.haven.smtp.client.Content;
import dev.haven.smtp.client.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Plans how a message becomes what a server can take: bodies in eight bits, in binary or with
/// overlong lines are written as quoted-printable if they are text and as base64 if not (RFC 2045
/// §6), and the headers of their parts say so. All else stays as it was, octet for octet.
///
/// For one message and thread.
public final class Conversion {
  private static final int PIECE = 16 * 1024;

  private final Content original;
  private final boolean eightBit;
  private final List<Piece> pieces = new ArrayList<>();

  /// Up to where the original has been dealt with.
  private long done;

  private Conversion(Content original, boolean eightBit) {
    this.original = original;
    this.eightBit = eightBit;
  }

  /// The message as lines that are not too long.
  ///
  /// @param eightBit whether these may hold octets beyond ASCII
  /// @throws NotConvertible if that is forbidden or not possible
  public static Content of(Content original, boolean eightBit) throws IOException, NotConvertible {
    var conversion = new Conversion(original, eightBit);
    conversion.part(root(original), false, true);
    conversion.copyTo(original.length());
    return new PiecedContent(original, conversion.pieces);
  }

  /// Whether a header holds octets beyond ASCII, that of the message or of anything in it: then
  /// only a server with SMTPUTF8 can have it (RFC 6532 §3.7 lets `message/global` hold what it
  /// likes).
  public static boolean hasInternationalHeader(Content original) throws IOException {
    return hasInternationalHeader(original, root(original));
  }

  private static boolean hasInternationalHeader(Content original, Part part) throws IOException {
    if (LineTraits.of(original, part.headerOffset(), part.bodyOffset()).eightBit()) {
      return true;
    }
    if (isGlobalMessage(part)) {
      return false;
    }
    for (var inner : part.parts()) {
      if (hasInternationalHeader(original, inner)) {
        return true;
      }
    }
    return false;
  }

  private static Part root(Content original) throws IOException {
    var scanner = new MessageScanner();
    var buffer = new byte[PIECE];
    for (long at = 0; at < original.length(); ) {
      int count = original.read(at, buffer, 0, (int) Math.min(PIECE, original.length() - at));
      scanner.accept(buffer, 0, count);
      at += count;
    }
    return scanner.finish().root();
  }

  private static boolean isGlobalMessage(Part part) {
    return part.type().type().equals("message") && part.type().subtype().equals("global");
  }

  /// @param sealed whether it is inside something signed or encrypted
  private void part(Part part, boolean sealed, boolean isRoot) throws IOException, NotConvertible {
    boolean composite = part.kind() == PartKind.MULTIPART || part.kind() == PartKind.MESSAGE;
    if (!composite || isGlobalMessage(part)) {
      leaf(part, sealed, isRoot);
      return;
    }
    if (!sealed && saysTooMuch(part)) {
      header(part, eightBit ? TransferEncoding.EIGHT_BIT : TransferEncoding.SEVEN_BIT, isRoot);
    }
    var subtype = part.type().subtype();
    boolean seals =
        part.kind() == PartKind.MULTIPART
            && (subtype.equals("signed") || subtype.equals("encrypted"));
    for (var inner : part.parts()) {
      part(inner, sealed || seals, false);
    }
  }

  /// Whether it is labelled as more than the server takes.
  private boolean saysTooMuch(Part part) {
    return part.encoding() == TransferEncoding.BINARY
        || (part.encoding() == TransferEncoding.EIGHT_BIT && !eightBit);
  }

  private void leaf(Part part, boolean sealed, boolean isRoot) throws IOException, NotConvertible {
    var traits = LineTraits.of(original, part.bodyOffset(), part.end());
    boolean tooMuch = (traits.eightBit() && !eightBit) || traits.binary() || traits.longLines();
    if (!tooMuch) {
      if (!sealed && saysTooMuch(part)) {
        header(
            part,
            traits.eightBit() ? TransferEncoding.EIGHT_BIT : TransferEncoding.SEVEN_BIT,
            isRoot);
      }
      return;
    }
    requireConvertible(part, sealed);
    boolean quoted = part.type().isText();
    header(part, quoted ? TransferEncoding.QUOTED_PRINTABLE : TransferEncoding.BASE64, isRoot);
    pieces.add(
        new Piece.Encoded(
            part.bodyOffset(), part.end(), quoted ? QuotedPrintableLines::new : Base64Lines::new));
    done = part.end();
    if (!quoted && part.end() == original.length()) {
      pieces.add(new Piece.Written(new byte[] {'\r', '\n'}));
    }
  }

  private static void requireConvertible(Part part, boolean sealed) throws NotConvertible {
    if (sealed) {
      throw new NotConvertible(
          Trouble.Kind.CONVERSION_FORBIDDEN,
          "it is signed or encrypted, and would not be any more if it were converted");
    }
    if (part.kind() == PartKind.OPAQUE || !part.encoding().isIdentity()) {
      throw new NotConvertible(
          Trouble.Kind.NOT_OFFERED, "a part of it is not in the encoding that it names");
    }
    if (part.type().type().equals("message") && !part.type().subtype().startsWith("global")) {
      throw new NotConvertible(
          Trouble.Kind.NOT_OFFERED, part.type() + " may not be encoded"); // RFC 2046 §5.2
    }
  }

  /// The part's header with another encoding named in it.
  private void header(Part part, TransferEncoding encoding, boolean isRoot) throws NotConvertible {
    var fields = part.header();
    if (fields.count() == 0 && part.headerLength() > 2) {
      throw new NotConvertible(Trouble.Kind.NOT_OFFERED, "its headers are too large");
    }
    copyTo(part.headerOffset());
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < fields.count(); i++) {
      var name = fields.name(i).text();
      if (!name.equalsIgnoreCase("Content-Transfer-Encoding")) {
        out.writeBytes(fields.raw(i).copy());
      }
    }
    if (isRoot && fields.first("MIME-Version").isEmpty()) {
      out.writeBytes("MIME-Version: 1.0\r\n".getBytes(US_ASCII));
      if (fields.first("Content-Type").isEmpty()) { // RFC 1428 §3: nobody said what it is
        out.writeBytes("Content-Type: text/plain; charset=unknown-8bit\r\n".getBytes(US_ASCII));
      }
    }
    var field = "Content-Transfer-Encoding: " + encoding.label() + "\r\n\r\n";
    out.writeBytes(field.getBytes(US_ASCII));
    pieces.add(new Piece.Written(out.toByteArray()));
    done = part.bodyOffset();
  }

  private void copyTo(long end) {
    if (end > done) {
      pieces.add(new Piece.Copied(done, end));
      done = end;
    }
  }
}
