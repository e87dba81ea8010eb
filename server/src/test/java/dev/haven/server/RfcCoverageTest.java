package dev.haven.server;

import static java.util.stream.Collectors.joining;

import dev.haven.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Keeps `docs/rfc.txt`: for each RFC section that the code cites, where it is cited.
///
/// `mvn -pl server -am test -Pfast -Dtest=RfcCoverageTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dgolden=update` writes it anew.
class RfcCoverageTest {
  private static final Pattern CITATION = Pattern.compile("RFC (\\d{3,5}) §([A-Z]?[\\d.]*\\d)");

  private record Section(int rfc, String number) {
    static Section of(MatchResult citation) {
      return new Section(Integer.parseInt(citation.group(1)), citation.group(2));
    }
  }

  @Test
  void theIndexOfCitationsIsUpToDate() throws IOException {
    var citations =
        new TreeMap<Section, TreeSet<String>>(
            Comparator.comparingInt(Section::rfc).thenComparing(Section::number));
    for (var source : sources()) {
      for (var citation : CITATION.matcher(Files.readString(source)).results().toList()) {
        citations
            .computeIfAbsent(Section.of(citation), _ -> new TreeSet<>())
            .add(source.getName(1) + "/" + source.getFileName());
      }
    }
    var index =
        citations.entrySet().stream()
            .map(e -> line(e.getKey(), String.join(" ", e.getValue())))
            .collect(joining());
    Golden.assertMatches(Path.of("../docs/rfc.txt"), index);
  }

  private static String line(Section section, String files) {
    return "RFC %d §%s: %s%n".formatted(section.rfc(), section.number(), files);
  }

  private static List<Path> sources() throws IOException {
    var sources = new ArrayList<Path>();
    try (var folders = Files.list(Path.of(".."))) {
      for (var code :
          folders.map(f -> f.resolve("src/main/java")).filter(Files::isDirectory).toList()) {
        try (var files = Files.walk(code)) {
          files.filter(f -> f.toString().endsWith(".java")).forEach(sources::add);
        }
      }
    }
    return sources;
  }
}
