package dev.haven.queue.conversion;

import dev.haven.smtp.client.Content;
import java.io.IOException;
import java.util.function.Supplier;

/// A piece of a converted message.
sealed interface Piece {
  /// How many octets it has in the converted message.
  long length(Content original) throws IOException;

  /// Reads it from its beginning.
  Reader open(Content original);

  /// Gives a piece run by run.
  interface Reader {
    /// The next octets; none at its end.
    byte[] next() throws IOException;
  }

  /// As it was.
  record Copied(long from, long end) implements Piece {
    @Override
    public long length(Content original) {
      return end - from;
    }

    @Override
    public Reader open(Content original) {
      var place = new Place(original, from, end);
      return place::next;
    }
  }

  /// Written anew: a header.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Written(byte[] octets) implements Piece {
    @Override
    public long length(Content original) {
      return octets.length;
    }

    @Override
    public Reader open(Content original) {
      var once = new byte[][] {octets};
      return () -> {
        var given = once[0];
        once[0] = new byte[0];
        return given;
      };
    }
  }

  /// A body in another encoding.
  record Encoded(long from, long end, Supplier<Encoder> encoder) implements Piece {
    @Override
    public long length(Content original) throws IOException {
      long length = 0;
      var reader = open(original);
      for (var run = reader.next(); run.length > 0; run = reader.next()) {
        length += run.length;
      }
      return length;
    }

    @Override
    public Reader open(Content original) {
      var place = new Place(original, from, end);
      var made = encoder.get();
      return () -> {
        var octets = place.next();
        return octets.length == 0 ? octets : made.encode(octets, octets.length, place.isAtEnd());
      };
    }
  }

  /// Where a reader stands in the original. Gives runs of [Encoder#RUN] octets, the last one
  /// shorter.
  final class Place {
    private final Content original;
    private final long end;
    private long at;

    Place(Content original, long from, long end) {
      this.original = original;
      this.at = from;
      this.end = end;
    }

    boolean isAtEnd() {
      return at == end;
    }

    byte[] next() throws IOException {
      var octets = new byte[(int) Math.min(Encoder.RUN, end - at)];
      int filled = 0;
      while (filled < octets.length) {
        int count = original.read(at + filled, octets, filled, octets.length - filled);
        if (count <= 0) {
          throw new IOException("it is shorter than it should be");
        }
        filled += count;
      }
      at += filled;
      return octets;
    }
  }
}
