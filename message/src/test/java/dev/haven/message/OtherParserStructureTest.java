package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Where another parser finds the parts of many strange messages, held against where we find them.
/// Messages about which we disagree are listed with our outline and the reason in
/// `structure-differences.txt`.
class OtherParserStructureTest {
  private static final Map<String, String> DIFFERENCES = differences();

  @TestFactory
  Stream<DynamicTest> partsAreWhereAnotherParserFindsThem() {
    var folder = Vectors.shared().map(root -> root.resolve("mime/mail-parser"));
    assumeTrue(folder.isPresent(), "the shared vectors are not beside this project");
    return Vectors.files(folder.get()).stream()
        .filter(file -> file.toString().endsWith(".eml"))
        .flatMap(file ->
            Stream.of(
                DynamicTest.dynamicTest(name(file), () -> compare(file, false)),
                DynamicTest.dynamicTest(name(file) + " CRLF", () -> compare(file, true))));
  }

  private static String name(Path file) {
    int depth = file.getNameCount();
    return file.subpath(depth - 2, depth).toString();
  }

  private static void compare(Path file, boolean crlf) throws Exception {
    var json = Path.of(file.toString().replace(".eml", crlf ? ".crlf.json" : ".json"));
    assumeTrue(Files.exists(json), "no results for this message");
    var theirs = theirOutline(Json.map(Json.read(Files.readString(json))), 0);
    var root = MessageStructure.of(withLineEnds(Vectors.read(file), crlf)).root();
    var name = name(file) + (crlf ? " CRLF" : "");
    assertEquals(DIFFERENCES.getOrDefault(name, theirs), ourOutline(root), name);
  }

  /// The results are for messages whose line ends are all of one kind.
  private static byte[] withLineEnds(byte[] message, boolean crlf) {
    var text = new String(message, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    return (crlf ? text.replace("\n", "\r\n") : text).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Map<String, String> differences() {
    var lines =
        new String(
            Vectors.read(Path.of("src/test/resources/mail-parser/structure-differences.txt")),
            StandardCharsets.UTF_8);
    return lines
        .lines()
        .filter(line -> !line.startsWith("#") && line.contains(" = "))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.indexOf(" = ")),
                line -> line.substring(line.indexOf(" = ") + 3)));
  }

  /// Body offsets, in brackets what is inside.
  private static String ourOutline(Part part) {
    var inside =
        part.parts().stream()
            .map(OtherParserStructureTest::ourOutline)
            .collect(Collectors.joining(" "));
    return part.bodyOffset() + (part.parts().isEmpty() ? "" : "(" + inside + ")");
  }

  private static String theirOutline(Map<String, Object> message, int part) {
    var parts = Json.list(message.getOrDefault("parts", List.of()));
    var entry = Json.map(parts.get(part));
    var outline = new StringBuilder().append(entry.get("offset_body"));
    if (entry.get("body") instanceof Map<?, ?> body) {
      if (body.get("Multipart") instanceof List<?> children) {
        outline.append(
            children.stream()
                .map(child -> theirOutline(message, ((Long) child).intValue()))
                .collect(Collectors.joining(" ", "(", ")")));
      } else if (body.get("Message") instanceof Map<?, ?>) {
        var inside = Json.map(body.get("Message") instanceof Map<?, ?> m ? m : Map.of());
        outline.append('(').append(theirOutline(inside, 0)).append(')');
      }
    }
    return outline.toString().replace("()", "");
  }
}
