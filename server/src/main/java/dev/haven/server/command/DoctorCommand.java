package dev.haven.server.command;

import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.Report;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.Step;
import dev.haven.diagnosis.doctor.Doctor;
import dev.haven.diagnosis.doctor.Door;
import dev.haven.diagnosis.doctor.Instruments;
import dev.haven.diagnosis.judge.Circumstances;
import dev.haven.diagnosis.probe.Credentials;
import dev.haven.diagnosis.published.Start;
import dev.haven.dns.Kind;
import dev.haven.dns.Question;
import dev.haven.dns.ReservedNames;
import dev.haven.server.certificate.HostNames;
import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
import dev.haven.server.control.RemoteAdministration;
import dev.haven.server.control.Request;
import dev.haven.wire.Outbound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "doctor",
    description = {
      "Examines a mail server, ours or anybody's, from here: why mail does not flow, and what to do.",
      "Looks at every mail port over IPv4 and IPv6 as a mail program would. Sends no mail."
    },
    footer = {
      "  haven doctor example.com                   the servers that take the mail of a domain",
      "  haven doctor mail.example.com --port 587   one server; this port has to answer",
      "  haven doctor mail.example.com --login you@example.com      signs in as well",
      "  haven doctor mail.example.com --login you@example.com --roundtrip    sends you a message",
      "  haven doctor --self                        the Haven that runs here",
      "  haven doctor --outgoing mx.example.com,mail.example.net    is port 25 blocked here?",
      "%nWhat each finding means is listed in docs/findings.md."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  @Mixin Place place = new Place();

  @Mixin ReportOptions face = new ReportOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "HOST|DOMAIN",
      description = "A domain stands for its mail exchanges (MX).")
  @Nullable String subject;

  @Option(names = "--self", description = "Examine the server that runs on the data directory.")
  boolean self;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      split = ",",
      description = "Only these standard ports, which have to answer.")
  List<Integer> ports = List.of();

  @Option(
      names = "--outgoing",
      paramLabel = "HOST",
      split = ",",
      description = "Whether mail can leave from here: connects to port 25 of these servers.")
  List<String> outgoing = List.of();

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "Certificates of authorities (PEM) to trust beside the public ones.")
  @Nullable Path trust;

  @Option(
      names = "--login",
      paramLabel = "USER",
      description = {
        "Sign in too, inside TLS, and send the first commands that a phone would.",
        "The password is asked for at a terminal, else read from standard input."
      })
  @Nullable String login;

  @Option(
      names = "--roundtrip",
      description = {
        "With --login: send yourself a message, read it by IMAP and POP3, and remove it.",
        "If it gets lost in the Haven that runs here, says where it is."
      })
  boolean roundTrip;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused {
    var circumstances = Circumstances.now(Authorities.with(trust));
    try (var outbound = new Outbound()) {
      var instruments = Instruments.standard(face.resolver(), outbound);
      var doctor = new Doctor(instruments, circumstances, face.progress(console));
      if (login != null) {
        doctor.signingIn(credentials(login));
      }
      if (roundTrip && login == null) {
        throw new Refused("nobody was named to send the message to", "say who with --login");
      }
      if (roundTrip) {
        doctor.sendingThere();
      }
      var report = examine(doctor);
      return face.show(console, doctor.lost().isEmpty() ? report : traced(report, doctor.lost()));
    }
  }

  /// Adds what the server that runs here knows of a message that did not arrive, if it is its.
  private Report traced(Report report, String accepted) {
    var id = accepted.substring(accepted.lastIndexOf(' ') + 1);
    try {
      var running = RemoteAdministration.find(place.require().data().path());
      if (running.isPresent()
          && running.get().ask(new Request.ShowQueued(id)) instanceof Answer.QueuedMessage shown) {
        var lines = QueueText.of(shown.message());
        var steps = new ArrayList<>(report.steps());
        steps.add(
            new Step("the queue, " + id, Outcome.FAILED, "it waits here", Duration.ZERO, lines));
        return new Report(
            report.subject(), report.at(), report.elapsed(), steps, report.findings());
      }
    } catch (Refused _) {
      // It is another server's.
    }
    return report;
  }

  private Credentials credentials(String user) throws Refused {
    var password =
        console
            .password("Password of " + user)
            .orElseThrow(() -> new Refused("no password was typed", "try again"));
    return new Credentials(user, password);
  }

  private Report examine(Doctor doctor) throws Refused {
    if (self) {
      var running = Running.at(place);
      if (!ReservedNames.contains(running.host())) {
        doctor.withNamesOf(ServedDomain.publicOnes(HostNames.discover("")));
      }
      return running.with(
          doctor.examine(running.host(), List.of(running.asHost()), running.doors()));
    }
    if (!outgoing.isEmpty()) {
      return doctor.outgoing(outgoing);
    }
    if (subject == null) {
      throw new Refused(
          "nothing was named to examine", "name a host or a domain, or say --self or --outgoing");
    }
    Running.find(place).ifPresent(running -> doctor.knowing(running::fromOutside));
    if (isPublicName(subject)) {
      doctor.askingNameServers(face.network(Start.ofTheInternet()));
    }
    return doctor.examine(subject, doors());
  }

  private static boolean isPublicName(String subject) {
    var name = new Question<>(subject, Kind.A).name();
    boolean local = !name.contains(".") || name.contains(":") || ReservedNames.contains(name);
    return !local && !Character.isDigit(name.charAt(name.length() - 1));
  }

  private List<Door> doors() throws Refused {
    if (ports.isEmpty()) {
      return Door.standard();
    }
    for (var port : ports) {
      if (Service.of(port).isEmpty()) {
        throw new Refused(
            port + " is no standard port of mail", "see which there are: haven ports");
      }
    }
    return ports.stream()
        .flatMap(port -> Service.of(port).stream())
        .map(service -> new Door(service, service.port(), true))
        .toList();
  }
}
