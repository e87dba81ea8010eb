package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What another parser makes of many strange fields, held against what we make of them. Its results
/// are evidence, not law: where we differ, `differences.txt` has our result and the reason.
class OtherParserTest {
  private static final Path FOLDER = Path.of("src/test/resources/mail-parser");

  /// What ours is where it differs, by "file number".
  private static final Map<String, String> DIFFERENCES = differences();

  @TestFactory
  Stream<DynamicTest> dates() throws IOException {
    return compare("date", OtherParserTest::ourDate, OtherParserTest::theirDate);
  }

  @TestFactory
  Stream<DynamicTest> addresses() throws IOException {
    return compare("address", OtherParserTest::ourAddresses, OtherParserTest::theirAddresses);
  }

  @TestFactory
  Stream<DynamicTest> contentTypes() throws IOException {
    return compare("content_type", OtherParserTest::ourType, OtherParserTest::theirType);
  }

  @TestFactory
  Stream<DynamicTest> unstructuredTexts() throws IOException {
    return compare(
        "unstructured",
        field -> EncodedWords.decode(field).replace("\t", " ").replaceAll(" +", " "),
        expected -> expected.toString().replaceAll(" +", " "));
  }

  @TestFactory
  Stream<DynamicTest> identifiers() throws IOException {
    return compare("id", OtherParserTest::ourIds, OtherParserTest::theirIds);
  }

  private static Stream<DynamicTest> compare(
      String file, Function<Slice, String> ours, Function<Object, String> theirs)
      throws IOException {
    var cases = Json.list(Json.read(Files.readString(FOLDER.resolve(file + ".json"))));
    return IntStream.range(0, cases.size())
        .mapToObj(i -> {
          var name = file + " " + i;
          var test = Json.map(cases.get(i));
          var field = field((String) test.getOrDefault("header", ""));
          var expected = theirs.apply(test.getOrDefault("expected", Optional.empty()));
          var wanted = DIFFERENCES.getOrDefault(name, expected);
          return DynamicTest.dynamicTest(
              name, () -> assertEquals(wanted, ours.apply(field), field::toString));
        });
  }

  /// The value as a header would have it: a line that does not begin with white space ends it.
  private static Slice field(String text) {
    var octets = ("X:" + text).getBytes(StandardCharsets.UTF_8);
    return HeaderFields.of(octets).value(0);
  }

  private static Map<String, String> differences() {
    Map<String, String> differences = new HashMap<>();
    for (var line :
        new String(Vectors.read(FOLDER.resolve("differences.txt")), StandardCharsets.UTF_8)
            .split("\n", -1)) {
      int equals = line.indexOf(" = ");
      if (!line.startsWith("#") && equals > 0) {
        differences.put(line.substring(0, equals), line.substring(equals + 3));
      }
    }
    return differences;
  }

  private static String ourDate(Slice field) {
    return MailDate.parse(field)
        .map(date ->
            Instant.ofEpochSecond(date.epochSecond())
                    .atOffset(ZoneOffset.ofTotalSeconds(date.offsetMinutes() * 60))
                + "")
        .orElse("none");
  }

  private static String theirDate(Object expected) {
    if (!(expected instanceof Map)) {
      return "none";
    }
    var date = Json.map(expected);
    int minutes = (int) (number(date, "tz_hour") * 60 + number(date, "tz_minute"));
    var zone = ZoneOffset.ofTotalSeconds((date.containsValue(true) ? -minutes : minutes) * 60);
    return java.time.OffsetDateTime.of(
            (int) number(date, "year"),
            (int) number(date, "month"),
            (int) number(date, "day"),
            (int) number(date, "hour"),
            (int) number(date, "minute"),
            (int) number(date, "second"),
            0,
            zone)
        .toString();
  }

  private static long number(Map<String, Object> map, String name) {
    return (Long) map.getOrDefault(name, 0L);
  }

  private static String ourAddresses(Slice field) {
    List<String> found = new ArrayList<>();
    AddressParser.parse(
        field,
        new AddressSink() {
          @Override
          public void mailbox(Slice displayName, Slice route, Slice localPart, Slice domain) {
            found.add(
                address(
                    EncodedWords.decode(displayName),
                    domain.isEmpty() ? localPart.text() : localPart.text() + "@" + domain.text()));
          }

          @Override
          public void groupBegins(Slice displayName) {
            found.add(EncodedWords.decode(displayName) + ":");
          }

          @Override
          public void groupEnds() {
            found.add(";");
          }
        });
    return String.join(" ", found);
  }

  private static String theirAddresses(Object expected) {
    List<String> found = new ArrayList<>();
    var map = Json.map(expected);
    for (var address : Json.list(map.getOrDefault("List", List.of()))) {
      found.add(theirAddress(address));
    }
    for (var group : Json.list(map.getOrDefault("Group", List.of()))) {
      var name = Json.map(group).getOrDefault("name", "");
      var members = Json.list(Json.map(group).getOrDefault("addresses", List.of()));
      if (name instanceof String text) {
        found.add(text + ":");
      }
      members.forEach(member -> found.add(theirAddress(member)));
      if (name instanceof String) {
        found.add(";");
      }
    }
    return String.join(" ", found);
  }

  private static String theirAddress(Object value) {
    var address = Json.map(value);
    return address(
        address.getOrDefault("name", "") instanceof String name ? name : "",
        address.getOrDefault("address", "") instanceof String text ? text : "");
  }

  private static String address(String name, String address) {
    return "'" + name + "' <" + address + ">";
  }

  private static String ourType(Slice field) {
    var type = MediaType.parse(field);
    var text = new StringBuilder(type.toString());
    for (var parameter : type.parameters().list()) {
      var name = parameter.name().replaceAll("[*].*", "");
      type.parameters()
          .text(name)
          .filter(_ -> !text.toString().contains("; " + name + "="))
          .ifPresent(value -> text.append("; ").append(name).append('=').append(value));
    }
    return text.toString();
  }

  private static String theirType(Object expected) {
    if (!(expected instanceof Map)) {
      return "text/plain; charset=us-ascii";
    }
    var type = Json.map(expected);
    var text = new StringBuilder();
    text.append(type.getOrDefault("c_type", ""))
        .append('/')
        .append(type.getOrDefault("c_subtype", ""));
    if (type.getOrDefault("attributes", "") instanceof List<?> attributes) {
      for (var attribute : attributes) {
        var pair = Json.list(attribute);
        if (!pair.getFirst().toString().endsWith("-language")) {
          text.append("; ").append(pair.getFirst()).append('=').append(pair.getLast());
        }
      }
    }
    return text.toString();
  }

  private static String ourIds(Slice field) {
    var out = new ByteBuilder(64);
    MessageIds.write(out, field, MessageIds.MAX_COUNT);
    if (out.length() == 0) {
      MessageIds.write(out, field, 1);
    }
    return new String(out.copy(), StandardCharsets.UTF_8).replace('\n', ' ');
  }

  private static String theirIds(Object expected) {
    return expected instanceof List<?> ids
        ? String.join(" ", ids.stream().map(Object::toString).toList())
        : "";
  }
}
