package dev.haven.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A transcript as it was read: settings and steps.
record Script(Map<String, String> settings, List<Step> steps) {
  private static final Pattern SPOKEN = Pattern.compile("(C|S|C-raw|S-raw)(\\d*):(?: (.*))?");
  private static final Pattern EVENT =
      Pattern.compile("(TLS|EOF|CLOSE|TIMEOUT|SHUTDOWN)(\\d*)\\s*");

  static Script read(Path file) throws IOException {
    var reader = new Reader(file.getFileName().toString(), Files.readAllLines(file));
    return new Script(reader.settings, reader.steps());
  }

  private static final class Reader {
    private final String name;
    private final List<String> lines;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private int at;

    Reader(String name, List<String> lines) {
      this.name = name;
      this.lines = lines;
    }

    List<Step> steps() {
      for (at = 0; at < lines.size(); at++) {
        read(lines.get(at));
      }
      return steps;
    }

    private void read(String line) {
      if (line.isBlank() || line.startsWith("#")) {
        return;
      }
      if (line.startsWith("@")) {
        int space = line.indexOf(' ');
        settings.put(
            space < 0 ? line.substring(1) : line.substring(1, space),
            space < 0 ? "" : line.substring(space + 1).strip());
      } else if (line.startsWith("! ")) {
        add(1, new Step.Act(line.substring(2)));
      } else {
        spokenOrEvent(line);
      }
    }

    private void spokenOrEvent(String line) {
      var spoken = SPOKEN.matcher(line);
      var event = EVENT.matcher(line);
      if (spoken.matches()) {
        var text = spoken.group(3) == null ? "" : spoken.group(3);
        add(number(spoken.group(2)), spoken(spoken.group(1), text));
      } else if (event.matches()) {
        add(number(event.group(2)), event(event.group(1)));
      } else {
        throw new IllegalArgumentException(where() + ": what is this? " + line);
      }
    }

    private Step.Action spoken(String who, String text) {
      return switch (who) {
        case "C" -> new Step.Send(text);
        case "C-raw" -> new Step.SendRaw(text);
        case "S-raw" -> new Step.ExpectRaw(text);
        default ->
            switch (text) {
              case "<<" -> new Step.ExpectAnyOrder(block());
              case "..." -> new Step.SkipTo(nextSpoken());
              default -> new Step.Expect(text);
            };
      };
    }

    private List<String> block() {
      var texts = new ArrayList<String>();
      for (var text = nextSpoken(); !text.equals(">>"); text = nextSpoken()) {
        texts.add(text);
      }
      return texts;
    }

    private String nextSpoken() {
      while (++at < lines.size()) {
        var spoken = SPOKEN.matcher(lines.get(at));
        if (spoken.matches() && spoken.group(1).equals("S")) {
          return spoken.group(3) == null ? "" : spoken.group(3);
        }
        if (!lines.get(at).isBlank() && !lines.get(at).startsWith("#")) {
          break;
        }
      }
      throw new IllegalArgumentException(where() + ": an S: line should stand here");
    }

    private static Step.Action event(String word) {
      return switch (word) {
        case "TLS" -> new Step.Tls();
        case "EOF" -> new Step.Eof();
        case "CLOSE" -> new Step.Close();
        case "TIMEOUT" -> new Step.Timeout();
        default -> new Step.Shutdown();
      };
    }

    private void add(int connection, Step.Action action) {
      steps.add(new Step(where(), connection, action));
    }

    private String where() {
      return name + ":" + (at + 1);
    }

    private static int number(String digits) {
      return digits.isEmpty() ? 1 : Integer.parseInt(digits);
    }
  }
}
