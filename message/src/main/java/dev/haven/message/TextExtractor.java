package dev.haven.message;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the text of a message: its `text/*` parts, transfer encoding and charset taken off.
///
/// Streams in buffers of fixed size, whatever the parts' size. Octets without meaning become
/// U+FFFD. Not thread-safe; one extractor may read many messages, one after another.
public final class TextExtractor {
  private static final int CHUNK = 8 * 1024;

  private final byte[] raw;
  private byte[] octets;
  private final char[] chars;

  public TextExtractor() {
    this(CHUNK);
  }

  /// @param chunk the octets that are read at once
  TextExtractor(int chunk) {
    this.raw = new byte[chunk];
    this.octets = new byte[2 * chunk];
    this.chars = new char[chunk];
  }

  /// Reads all text parts in a part, depth first; returns whether the sink wanted all of it.
  public boolean extract(PartPlace part, OctetSource source, TextSink sink) throws IOException {
    if (part.kind() == PartKind.LEAF) {
      return !part.isText() || body(part, source, sink);
    }
    for (var inside : part.parts()) {
      if (!extract(inside, source, sink)) {
        return false;
      }
    }
    return true;
  }

  private boolean body(PartPlace part, OctetSource source, TextSink sink) throws IOException {
    var transfer = TransferDecoder.of(part.encoding());
    var decoder = decoder(part.charset());
    long at = part.bodyOffset();
    long end = at + part.bodyLength();
    int kept = 0;
    boolean wanted = true;
    while (wanted && at < end) {
      int count = source.read(at, raw, 0, (int) Math.min(raw.length, end - at));
      if (count <= 0) {
        break;
      }
      at += count;
      ensureRoom(kept + transfer.most(count));
      kept += transfer.decode(raw, 0, count, octets, kept);
      var in = ByteBuffer.wrap(octets, 0, kept);
      wanted = decode(decoder, in, false, sink);
      kept = keepRest(in);
    }
    if (wanted) {
      ensureRoom(kept + transfer.most(0));
      kept += transfer.finish(octets, kept);
      wanted = decode(decoder, ByteBuffer.wrap(octets, 0, kept), true, sink);
    }
    sink.textEnds();
    return wanted;
  }

  /// What a part that names no known charset is read as: UTF-8, of which US-ASCII is a part.
  private static CharsetDecoder decoder(String label) {
    Charset charset =
        label.equalsIgnoreCase("us-ascii")
            ? StandardCharsets.UTF_8
            : Charsets.find(label).orElse(StandardCharsets.UTF_8);
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  private boolean decode(CharsetDecoder decoder, ByteBuffer in, boolean last, TextSink sink) {
    var out = CharBuffer.wrap(chars);
    CoderResult result;
    do {
      result = decoder.decode(in, out, last);
      if (last && result.isUnderflow()) {
        result = decoder.flush(out);
      }
      if (out.position() > 0 && !sink.text(chars, 0, out.position())) {
        return false;
      }
      out.clear();
    } while (result.isOverflow());
    return true;
  }

  /// Keeps the beginning of a character that the next chunk ends.
  private int keepRest(ByteBuffer in) {
    int rest = in.remaining();
    System.arraycopy(octets, in.position(), octets, 0, rest);
    return rest;
  }

  private void ensureRoom(int length) {
    if (octets.length < length) {
      octets = Arrays.copyOf(octets, length);
    }
  }
}
