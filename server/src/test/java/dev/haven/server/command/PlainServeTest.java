package dev.haven.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainServeTest {
  private final PrintWriter nowhere = new PrintWriter(new StringWriter());
  private final Console console =
      new Console(new BufferedReader(Reader.nullReader()), nowhere, nowhere, false);

  private static List<Object> said(ServeCommand command) {
    return List.of(
        Optional.ofNullable(command.account),
        Optional.ofNullable(command.place.data),
        Optional.ofNullable(command.place.config));
  }

  /// As the library understands them.
  private ServeCommand understood(String... words) {
    var parsed = WithLibrary.of(console).parseArgs(words);
    return (ServeCommand) parsed.subcommand().commandSpec().userObject();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "serve --data d",
        "serve --data=d",
        "serve --account a@b.example --data /var/lib/haven",
        "serve --config=/etc/haven.toml --account=a=b@c.example",
      })
  void whatIsPlainIsUnderstoodAsTheLibraryDoes(String line) {
    var words = line.split(" ", -1);
    var plain = PlainServe.of(console, words).orElseThrow();
    assertEquals(said(understood(words)), said(plain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "status",
        "serve --help",
        "serve -h",
        "serve --data",
        "serve --data d --data e",
        "serve --data --account",
        "serve --data=",
        "serve d",
        "serve --nonsense x",
        "serve --sandbox",
        "serve @file",
        "serve --data @file",
        "--data d serve",
      })
  void allElseIsLeftToTheLibrary(String line) {
    assertEquals(Optional.empty(), PlainServe.of(console, line.split(" ", -1)));
  }

  @Test
  void noOptionOfServeIsForgotten() {
    var serve = Objects.requireNonNull(WithLibrary.of(console).getSubcommands().get("serve"));
    var names = new TreeSet<String>();
    serve.getCommandSpec().options().stream()
        .filter(option -> !option.usageHelp())
        .forEach(option -> names.addAll(Set.of(option.names())));
    var left = Set.of("--sandbox");
    names.removeAll(left);
    assertEquals(Set.of("--account", "--config", "--data"), names);
    left.forEach(
        option -> assertEquals(Optional.empty(), PlainServe.of(console, "serve", option, "x")));
    assertTrue(serve.getCommandSpec().positionalParameters().isEmpty());
  }
}
