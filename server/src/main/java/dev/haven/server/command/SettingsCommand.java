package dev.haven.server.command;

import dev.haven.server.control.Answer;
import dev.haven.server.control.FileTrouble;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Request;
import dev.haven.web.setup.QrPicture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "settings",
    description = {
      "Shows what the mail programs of an account here are to be set to, in every form that there is.",
      "The server has to run: what is shown are the ports that it has."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  haven settings jane@example.com                        the card",
      "  haven settings jane@example.com --qr                   a QR code of the page, to be scanned",
      "  haven settings jane@example.com --qr --file jane.png   the same as a picture (or .svg)",
      "  haven settings jane@example.com --mobileconfig --file jane.mobileconfig",
      "  haven settings jane@example.com --records              for the DNS of the domain"
    })
final class SettingsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin Reply reply = new Reply();

  @ArgGroup Form form = new Form();

  /// One of these; without any, the card.
  static final class Form {
    @Option(names = "--qr", description = "A QR code of the page for people.")
    boolean qr;

    @Option(names = "--autoconfig", description = "The file that Thunderbird reads.")
    boolean autoconfig;

    @Option(names = "--autodiscover", description = "What Outlook is answered with.")
    boolean autodiscover;

    @Option(
        names = "--mobileconfig",
        description = "The signed profile for iPhone, iPad and Mac; goes to a file.")
    boolean mobileconfig;

    @Option(names = "--pacc", description = "The PACC file of the domain.")
    boolean pacc;

    @Option(names = "--records", description = "The records for the DNS, as lines of a zone.")
    boolean records;
  }

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Write it to this file. A QR code becomes a picture: .svg or .png.")
  @Nullable Path file;

  @Parameters(paramLabel = "ACCOUNT", description = "such as jane@example.com")
  String account = "";

  SettingsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused {
    var answer = reply.ask(new Request.ShowSetup(account));
    if (answer instanceof Answer.NotDone(var cause, var remedy)) {
      throw new Refused(cause, remedy);
    }
    if (!(answer instanceof Answer.SetupShown shown)) {
      throw new Refused("the server does not tell its settings", "see its log");
    }
    if (reply.json) {
      reply.show(console, shown);
    } else if (form.qr) {
      picture(shown);
    } else if (form.mobileconfig && file == null) {
      throw new Refused("a profile is no text", "name a file: --file jane.mobileconfig");
    } else {
      deliver(chosen(shown));
    }
    return CommandLines.DONE;
  }

  private byte[] chosen(Answer.SetupShown shown) throws Refused {
    if (form.autoconfig) {
      return file(shown, "autoconfig");
    }
    if (form.autodiscover) {
      return file(shown, "autodiscover");
    }
    if (form.mobileconfig) {
      return file(shown, "mobileconfig");
    }
    if (form.pacc) {
      return file(shown, "pacc");
    }
    if (form.records) {
      var account = shown.account();
      ServedDomain.requireFullName(shown.host(), account.substring(account.lastIndexOf('@') + 1));
    }
    var lines = form.records ? shown.records() : SettingsText.card(shown);
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] file(Answer.SetupShown shown, String name) throws Refused {
    return shown.files().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .map(one -> Base64.getDecoder().decode(one.base64()))
        .orElseThrow(() ->
            new Refused(
                "there is no such file for the ports that are bound",
                name.equals("pacc")
                    ? "PACC names no ports: it needs 993, 995 or 465"
                    : "see the ports with: haven status"));
  }

  private void picture(Answer.SetupShown shown) throws Refused {
    var page =
        shown
            .page()
            .orElseThrow(() ->
                new Refused(
                    "there is no page that a QR code could lead to",
                    "open [listeners.https] in haven.toml"));
    var code =
        QrPicture.of(page)
            .orElseThrow(() ->
                new Refused(
                    "the address is too long for a QR code",
                    "hand out the page itself: haven settings " + shown.account()));
    if (file == null) {
      show(code, page);
      return;
    }
    var name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".svg")) {
      deliver(code.svg().getBytes(StandardCharsets.UTF_8));
    } else if (name.endsWith(".png")) {
      deliver(code.png());
    } else {
      throw new Refused("pictures are written as .svg or .png", "name the file so");
    }
  }

  /// Dark on light whatever the colours of the terminal are.
  private void show(QrPicture code, String page) {
    for (var line : code.lines()) {
      console.out().println(console.terminal() ? "\033[30;107m" + line + "\033[0m" : line);
    }
    console.out().println(page);
  }

  private void deliver(byte[] content) throws Refused {
    if (file == null) {
      var text = new String(content, StandardCharsets.UTF_8);
      console.out().println(text.stripTrailing());
      return;
    }
    try {
      Files.write(file, content);
      console.out().println("Written to " + file);
    } catch (IOException e) {
      throw new Refused(file + " cannot be written: " + FileTrouble.of(e), "name another file");
    }
  }
}
