package dev.haven.diagnosis;

import static java.util.stream.Collectors.joining;

import dev.haven.diagnosis.published.DomainReport;
import dev.haven.diagnosis.published.RecordState;
import dev.haven.diagnosis.published.Seen;
import dev.haven.diagnosis.records.Gap;
import dev.haven.diagnosis.setup.Choice;
import dev.haven.diagnosis.setup.Settings;
import dev.haven.testkit.Golden;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The published schema of reports is what the records are.
class SchemaTest {
  @Test
  void theSchemaIsThePublishedOne() throws IOException {
    var schema =
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "What haven doctor (Report), haven which (Settings) and haven dns (DomainReport) answer",
          "anyOf": [
            {"$ref": "#/$defs/Report"},
            {"$ref": "#/$defs/Settings"},
            {"$ref": "#/$defs/DomainReport"}
          ],
          "$defs": {
        %s
          }
        }
        """
            .formatted(
                Stream.of(
                        Report.class,
                        Step.class,
                        Finding.class,
                        Settings.class,
                        Choice.class,
                        DomainReport.class,
                        RecordState.class,
                        Seen.class,
                        Gap.class)
                    .map(SchemaTest::definition)
                    .collect(joining(",\n")));
    Golden.assertMatches(Path.of("../docs/report.schema.json"), schema);
  }

  private static String definition(Class<?> type) {
    var components = type.getRecordComponents();
    return "    \"%s\": {\n      \"type\": \"object\",\n      \"required\": [%s],\n"
            .formatted(
                type.getSimpleName(),
                Arrays.stream(components)
                    .map(component -> quoted(component.getName()))
                    .collect(joining(", ")))
        + "      \"properties\": {\n"
        + Arrays.stream(components).map(SchemaTest::property).collect(joining(",\n"))
        + "\n      }\n    }";
  }

  private static String property(RecordComponent component) {
    return "        %s: %s".formatted(quoted(component.getName()), of(component.getGenericType()));
  }

  private static String of(Type type) {
    if (type instanceof ParameterizedType list) {
      return "{\"type\": \"array\", \"items\": %s}".formatted(of(list.getActualTypeArguments()[0]));
    }
    if (type == Instant.class) {
      return "{\"type\": \"string\", \"format\": \"date-time\"}";
    }
    if (type == Duration.class) {
      return "{\"type\": \"string\", \"format\": \"duration\"}";
    }
    if (type instanceof Class<?> name && name.isEnum()) {
      return "{\"enum\": [%s]}"
          .formatted(
              Arrays.stream(name.getEnumConstants())
                  .map(constant -> quoted(constant.toString().toLowerCase(Locale.ROOT)))
                  .collect(joining(", ")));
    }
    if (type == int.class || type == boolean.class) {
      return "{\"type\": \"%s\"}".formatted(type == int.class ? "integer" : "boolean");
    }
    return type == String.class
        ? "{\"type\": \"string\"}"
        : "{\"$ref\": \"#/$defs/%s\"}".formatted(((Class<?>) type).getSimpleName());
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
