package dev.haven.server.command;

import dev.haven.diagnosis.Service;
import dev.haven.server.control.Refused;
import dev.haven.server.json.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "ports",
    description = "Explains the ports of mail: what each is for, which to use, what goes wrong.",
    footerHeading = "%nExamples:%n",
    footer = {"  haven ports", "  haven ports 465"})
final class PortsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "PORT", description = "Only this one.")
  @Nullable Integer port;

  @Option(names = "--json", description = "Answer in JSON.")
  boolean json;

  /// The guide, for programs.
  public record Guide(List<Entry> ports) {}

  /// One port, for programs.
  public record Entry(
      int port, String protocol, String tls, String purpose, String advice, String mistake) {}

  PortsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused {
    var services = services();
    if (json) {
      var entries = services.stream().map(PortsCommand::entry).toList();
      console.out().println(JsonWriter.plain(new Guide(entries)));
    } else {
      text(services).forEach(console.out()::println);
    }
    return CommandLines.DONE;
  }

  private List<Service> services() throws Refused {
    if (port == null) {
      return List.of(Service.values());
    }
    return List.of(
        Service.of(port)
            .orElseThrow(() ->
                new Refused(
                    port + " is no standard port of mail", "see which there are: haven ports")));
  }

  private static Entry entry(Service service) {
    return new Entry(
        service.port(),
        service.title(),
        service.security(),
        service.purpose(),
        service.advice(),
        service.mistake());
  }

  private List<String> text(List<Service> services) {
    var table = new Table("PORT", "PROTOCOL", "SECURITY", "FOR");
    for (var service : services) {
      table.add(
          Integer.toString(service.port()), service.title(), service.security(), service.purpose());
    }
    var lines = new ArrayList<>(table.lines());
    services.stream()
        .sorted(Comparator.comparingInt(Service::port))
        .forEach(service -> lines.addAll(details(service)));
    if (port == null) {
      lines.add("");
      lines.addAll(Paragraph.of(SUMMARY, ""));
    }
    return lines;
  }

  private static final String SUMMARY =
      "In short: a mail program reads by IMAP on 993 and sends on 465, both with SSL/TLS, with the"
          + " whole address as user name. Which of them a provider has: haven which"
          + " you@example.com";

  private List<String> details(Service service) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(
        console.strong(
            "%d  %s, %s".formatted(service.port(), service.title(), service.security())));
    lines.addAll(Paragraph.of(service.advice(), "    "));
    lines.addAll(Paragraph.of(service.mistake(), "    "));
    return lines;
  }
}
