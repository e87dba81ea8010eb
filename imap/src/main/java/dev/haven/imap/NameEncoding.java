package dev.haven.imap;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How mailbox names look on the wire: as RFC 3501 has them until the client enables IMAP4rev2,
/// then as RFC 9051 has them.
enum NameEncoding {
  /// RFC 3501 §5.1.3.
  MODIFIED_UTF7("modified UTF-7") {
    @Override
    Optional<String> decode(byte[] name) {
      return ModifiedUtf7.decode(name);
    }

    @Override
    String encode(String name) {
      return ModifiedUtf7.encode(name);
    }
  },

  /// RFC 9051 §5.1.
  UTF8("UTF-8") {
    @Override
    Optional<String> decode(byte[] name) {
      try {
        return Optional.of(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString());
      } catch (CharacterCodingException e) {
        return Optional.empty();
      }
    }

    @Override
    String encode(String name) {
      return name;
    }
  };

  private final String title;

  NameEncoding(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /// The name that the bytes mean, unless they mean none.
  abstract Optional<String> decode(byte[] name);

  abstract String encode(String name);
}
