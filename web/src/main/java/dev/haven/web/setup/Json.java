package dev.haven.web.setup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// Small documents in JSON: the same octets for the same content, for a digest is taken of them.
final class Json {
  static final String TYPE = "application/json";

  private static final JsonFactory JSON = new JsonFactory();

  private Json() {}

  interface Content {
    void write(JsonGenerator out) throws IOException;
  }

  /// An object.
  static String of(Content content) {
    var text = new StringWriter();
    try (var out = JSON.createGenerator(text)) {
      out.writeStartObject();
      content.write(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
