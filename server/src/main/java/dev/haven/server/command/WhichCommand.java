package dev.haven.server.command;

import dev.haven.diagnosis.doctor.Instruments;
import dev.haven.diagnosis.judge.Circumstances;
import dev.haven.diagnosis.setup.Address;
import dev.haven.diagnosis.setup.Choice;
import dev.haven.diagnosis.setup.Discovery;
import dev.haven.diagnosis.setup.PublicPages;
import dev.haven.diagnosis.setup.Settings;
import dev.haven.diagnosis.setup.WebPages;
import dev.haven.server.control.Refused;
import dev.haven.server.json.JsonWriter;
import dev.haven.wire.Outbound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "which",
    description = {
      "Tells which servers, ports and security a mail program needs for an address, of any provider.",
      "Asks all that the provider publishes, tries it, and says what is best and why."
    },
    footer = {"  haven which you@example.com", "  haven which example.com --json"})
final class WhichCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private final Console console;

  @Mixin ReportOptions face = new ReportOptions();

  @Parameters(paramLabel = "ADDRESS", description = "A mail address, or a domain alone.")
  String address = "";

  WhichCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused {
    var who =
        Address.of(address)
            .orElseThrow(() ->
                new Refused("'" + address + "' is no mail address", "write it as you@example.com"));
    try (var outbound = new Outbound();
        var pages = new WebPages(PATIENCE)) {
      var settings =
          new Discovery(
                  Instruments.standard(face.resolver(), outbound),
                  new PublicPages(pages),
                  Circumstances.now(Authorities.ofJava()),
                  face.progress(console),
                  who)
              .run();
      return show(settings);
    }
  }

  private int show(Settings settings) {
    if (face.json) {
      console.out().println(JsonWriter.plain(settings));
      return settings.report().isFine() ? CommandLines.DONE : CommandLines.REFUSED;
    }
    card(settings).forEach(console.out()::println);
    return face.show(console, settings.report());
  }

  private List<String> card(Settings settings) {
    var lines = new ArrayList<String>();
    if (!settings.card().isEmpty()) {
      var table = new Table("SETTING", "SERVER", "PORT", "SECURITY", "USER NAME");
      for (var choice : settings.card()) {
        table.add(
            choice.purpose(),
            choice.host(),
            Integer.toString(choice.port()),
            choice.security(),
            choice.user());
      }
      lines.addAll(table.lines());
      lines.add("");
      settings.card().forEach(choice -> lines.addAll(Paragraph.of(why(choice), "")));
    }
    if (!settings.others().isEmpty()) {
      lines.add("");
      lines.add(console.strong("Why not the others"));
      settings.others().forEach(choice -> lines.addAll(Paragraph.of(why(choice), "  ")));
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  private static String why(Choice choice) {
    return "%s on %s port %d: %s."
        .formatted(choice.purpose(), choice.host(), choice.port(), choice.why());
  }
}
