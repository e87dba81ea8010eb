package dev.haven.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads records from JSON that [JsonWriter#typed] wrote; anything else is an [IOException].
public final class JsonReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(20).maxStringLength(1 << 20).build())
          .build();

  private final JsonParser in;

  private JsonReader(JsonParser in) {
    this.in = in;
  }

  /// Reads a record, or one of those that a sealed interface permits.
  public static <T> T read(Class<T> type, String text) throws IOException {
    try (var in = JSON.createParser(text)) {
      var reader = new JsonReader(in);
      in.nextToken();
      var value = type.cast(reader.object(type));
      if (in.nextToken() != null) {
        throw new IOException("something follows the object");
      }
      return value;
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Object object(Class<?> type) throws IOException {
    expect(JsonToken.START_OBJECT);
    var shape = type;
    var values = new HashMap<String, Object>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      in.nextToken();
      if (name.equals(Shapes.TYPE) && type.isSealed()) {
        shape = variant(type, in.getText());
      } else {
        var component = component(shape, name);
        values.put(name, value(component.getGenericType()));
      }
    }
    return made(shape, values);
  }

  private static Class<?> variant(Class<?> type, String name) throws IOException {
    return Shapes.variants(type)
        .filter(variant -> variant.getSimpleName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IOException("no " + type.getSimpleName() + " is called " + name));
  }

  private static RecordComponent component(Class<?> shape, String name) throws IOException {
    if (!shape.isRecord()) {
      throw new IOException("the type must come first");
    }
    return Arrays.stream(shape.getRecordComponents())
        .filter(component -> component.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IOException(shape.getSimpleName() + " has no " + name));
  }

  private Object value(Type type) throws IOException {
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    var plain = (Class<?>) type;
    if (plain.isEnum()) {
      var word = text().toUpperCase(Locale.ROOT);
      return Arrays.stream(plain.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equals(word))
          .findFirst()
          .orElseThrow(() -> new IOException("no " + plain.getSimpleName() + " is " + word));
    }
    return switch (plain.getSimpleName()) {
      case "String" -> text();
      case "int", "Integer" -> in.getIntValue();
      case "long", "Long" -> in.getLongValue();
      case "OptionalLong" -> OptionalLong.of(in.getLongValue());
      case "boolean" -> in.getBooleanValue();
      case "Instant" -> Instant.parse(text());
      case "Duration" -> Duration.parse(text());
      default -> object(plain);
    };
  }

  private Object generic(ParameterizedType type) throws IOException {
    var arguments = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return Optional.of(value(arguments[0]));
    }
    return type.getRawType() == List.class ? list(arguments[0]) : map(arguments[1]);
  }

  private List<Object> list(Type element) throws IOException {
    expect(JsonToken.START_ARRAY);
    var list = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(element));
    }
    return List.copyOf(list);
  }

  private Map<String, Object> map(Type element) throws IOException {
    expect(JsonToken.START_OBJECT);
    var map = new LinkedHashMap<String, Object>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      in.nextToken();
      map.put(name, value(element));
    }
    return map;
  }

  private String text() throws IOException {
    expect(JsonToken.VALUE_STRING);
    return in.getText();
  }

  private void expect(JsonToken token) throws IOException {
    if (in.currentToken() != token) {
      throw new IOException("expected " + token + ", not " + in.currentToken());
    }
  }

  private static Object made(Class<?> shape, Map<String, Object> values) throws IOException {
    if (!shape.isRecord()) {
      throw new IOException("the type is missing");
    }
    var components = shape.getRecordComponents();
    var arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      arguments[i] = argument(components[i], values);
    }
    try {
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return shape.getConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IOException("not a " + shape.getSimpleName(), e);
    }
  }

  private static Object argument(RecordComponent component, Map<String, Object> values)
      throws IOException {
    var value = values.get(component.getName());
    if (value != null) {
      return value;
    }
    if (component.getType() == Optional.class) {
      return Optional.empty();
    }
    if (component.getType() == OptionalLong.class) {
      return OptionalLong.empty();
    }
    throw new IOException(component.getName() + " is missing");
  }
}
