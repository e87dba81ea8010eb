package dev.haven.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Writes records as JSON.
public final class JsonWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;
  private final boolean typed;

  private JsonWriter(JsonGenerator out, boolean typed) {
    this.out = out;
    this.typed = typed;
  }

  /// On one line, sealed types named: what [JsonReader] reads back.
  public static String typed(Record value) {
    return write(value, true);
  }

  /// Indented, for people and programs that know what they asked for.
  public static String plain(Record value) {
    return write(value, false);
  }

  private static String write(Record value, boolean typed) {
    var text = new StringWriter();
    try (var out = JSON.createGenerator(text)) {
      if (!typed) {
        out.useDefaultPrettyPrinter();
      }
      new JsonWriter(out, typed).value(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void value(Object value) throws IOException {
    switch (value) {
      case String text -> out.writeString(text);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Boolean truth -> out.writeBoolean(truth);
      case Enum<?> constant -> out.writeString(constant.name().toLowerCase(Locale.ROOT));
      case Instant time -> out.writeString(time.toString());
      case Duration time -> out.writeString(time.toString());
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      case Record record -> record(record);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  private void list(List<?> list) throws IOException {
    out.writeStartArray();
    for (var element : list) {
      value(element);
    }
    out.writeEndArray();
  }

  private void map(Map<?, ?> map) throws IOException {
    out.writeStartObject();
    for (var entry : map.entrySet()) {
      out.writeFieldName(entry.getKey().toString());
      value(entry.getValue());
    }
    out.writeEndObject();
  }

  private void record(Record record) throws IOException {
    out.writeStartObject();
    if (typed && Shapes.isVariant(record.getClass())) {
      out.writeStringField(Shapes.TYPE, record.getClass().getSimpleName());
    }
    for (var component : record.getClass().getRecordComponents()) {
      field(component, Shapes.value(component, record));
    }
    out.writeEndObject();
  }

  private void field(RecordComponent component, Object value) throws IOException {
    var present =
        switch (value) {
          case Optional<?> optional -> optional;
          case OptionalLong optional ->
              optional.isPresent() ? Optional.of(optional.getAsLong()) : Optional.empty();
          default -> Optional.of(value);
        };
    if (present.isPresent()) {
      out.writeFieldName(component.getName());
      value(present.get());
    }
  }
}
