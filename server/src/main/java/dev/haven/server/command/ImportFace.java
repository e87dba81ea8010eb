package dev.haven.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.server.control.FileTrouble;
import dev.haven.server.control.Refused;
import dev.haven.server.json.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;

/// `haven account import` towards the person or program that called it.
final class ImportFace {
  /// The passwords of so few are hashed before a bar could be read.
  private static final int FEW = 25;

  private static final String STANDARD_INPUT = "-";

  private final Console console;
  private final Reply reply;
  private final AccountImport.Options options;

  ImportFace(Console console, Reply reply, AccountImport.Options options) {
    this.console = console;
    this.reply = reply;
    this.options = options;
  }

  int run(String file) throws Refused {
    var list = list(file);
    if (list.lines().isEmpty() && list.wrong().isEmpty()) {
      throw new Refused("there is no account in " + name(file), "write one address on each line");
    }
    var outcome = imported(list);
    if (reply.json) {
      console.out().println(JsonWriter.plain(outcome));
    } else if (outcome.wrong().isEmpty()) {
      ImportText.of(outcome).forEach(console.out()::println);
    } else {
      ImportText.mistakes(name(file), outcome).forEach(console.err()::println);
    }
    return outcome.wrong().isEmpty() ? CommandLines.DONE : CommandLines.REFUSED;
  }

  private AccountImport.Outcome imported(AccountList list) throws Refused {
    boolean silent = reply.json || options.dryRun() || list.lines().size() < FEW;
    var bar = new Bar(console, silent);
    try (var administration = reply.place.administration()) {
      var progress = new ImportBar(bar, System.nanoTime());
      return new AccountImport(administration, options).of(list, progress);
    } finally {
      bar.end();
    }
  }

  private AccountList list(String file) throws Refused {
    try {
      if (file.equals(STANDARD_INPUT)) {
        return AccountList.read(console.in());
      }
      try (var in = Files.newInputStream(Path.of(file));
          var reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
        return AccountList.read(reader);
      }
    } catch (IOException e) {
      throw new Refused(
          name(file) + " cannot be read: " + FileTrouble.of(e),
          "check the path and who may read it");
    }
  }

  private static String name(String file) {
    return file.equals(STANDARD_INPUT) ? "standard input" : file;
  }
}
