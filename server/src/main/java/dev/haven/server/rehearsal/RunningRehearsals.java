package dev.haven.server.rehearsal;

import dev.haven.diagnosis.ArrivalMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.PortMeaning;
import dev.haven.diagnosis.Report;
import dev.haven.diagnosis.SendMeaning;
import dev.haven.diagnosis.Step;
import dev.haven.directory.Address;
import dev.haven.directory.AddressLiteral;
import dev.haven.directory.Directory;
import dev.haven.directory.Resolution;
import dev.haven.queue.RehearsedIntake;
import dev.haven.queue.outgoing.Rehearsal;
import dev.haven.queue.outgoing.Walked;
import dev.haven.server.control.FileTrouble;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Rehearsals;
import dev.haven.server.control.Request;
import dev.haven.smtp.SmtpProtocol;
import dev.haven.wire.Endpoint;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Rehearses with the parts of a server that runs. Safe for any thread.
///
/// @param port25 blocked, if it looks so
/// @param door of port 25, that keeps nothing
/// @param endpoint of port 25
/// @param most octets that a message may have
public record RunningRehearsals(
    Directory directory,
    Rehearsal rehearsal,
    Supplier<Optional<dev.haven.queue.outgoing.Finding>> port25,
    Door door,
    Endpoint endpoint,
    long most)
    implements Rehearsals {
  /// Makes port 25's protocol for one rehearsal.
  @FunctionalInterface
  public interface Door {
    /// The protocol.
    ///
    /// @param greylisted told for each recipient how long it would have to wait
    SmtpProtocol open(RehearsedIntake.Witness witness, Consumer<Duration> greylisted);
  }

  @Override
  public Report of(Request.OfRehearsal request) throws Refused {
    var at = Instant.now();
    long began = System.nanoTime();
    var steps = new ArrayList<Step>();
    var findings = new ArrayList<Finding>();
    var subject =
        switch (request) {
          case Request.RehearseDeparture(var from, var to) -> {
            depart(sender(from), address(to), steps, findings);
            yield "mail to " + to;
          }
          case Request.RehearseQueued(var id) -> {
            departAgain(id, steps, findings);
            yield "message " + id;
          }
          case Request.RehearseArrival arrival -> {
            arrive(arrival, steps, findings);
            yield "mail from " + arrival.from();
          }
        };
    var elapsed = Duration.ofNanos(System.nanoTime() - began);
    return new Report(subject, at, elapsed, steps, findings);
  }

  private void depart(
      Optional<Address> sender, Address recipient, List<Step> steps, List<Finding> findings) {
    var known = directory.resolve(recipient);
    if (known instanceof Resolution.NoSuchAddress) {
      findings.add(
          ArrivalMeaning.NOBODY.at(
              recipient.toString(), "There is no " + recipient + " here", List.of()));
    }
    paused(recipient.domain(), steps, findings);
    note(rehearsal.of(sender, recipient), steps, findings);
  }

  private void departAgain(String id, List<Step> steps, List<Finding> findings) throws Refused {
    var walked = rehearsal.of(id);
    if (walked.isEmpty()) {
      throw new Refused(
          "nothing of a message " + id + " waits to be sent",
          "see what became of it: haven queue show " + id);
    }
    rehearsal.destinations(id).forEach(destination -> paused(destination, steps, findings));
    note(walked, steps, findings);
  }

  private void paused(String destination, List<Step> steps, List<Finding> findings) {
    if (rehearsal.isPaused(destination)) {
      var what = "the queue for " + destination;
      steps.add(new Step(what, Outcome.FAILED, "paused", Duration.ZERO, List.of()));
      findings.add(SendMeaning.PAUSED.at(what, "Nothing is sent there now", List.of()));
    }
  }

  private void note(List<Walked> walked, List<Step> steps, List<Finding> findings) {
    walked.stream().map(Departure::step).forEach(steps::add);
    findings.addAll(Departure.findings(walked));
    boolean unreached =
        walked.stream().anyMatch(one -> one.trouble().filter(Departure::isUnreached).isPresent());
    if (unreached) {
      port25
          .get()
          .map(blocked ->
              PortMeaning.OUTGOING_BLOCKED.at("this machine", blocked.cause(), List.of()))
          .ifPresent(findings::add);
    }
  }

  private void arrive(Request.RehearseArrival asked, List<Step> steps, List<Finding> findings)
      throws Refused {
    var recipients = new ArrayList<Address>();
    for (var recipient : asked.to()) {
      recipients.add(address(recipient));
    }
    var ip = ip(asked.ip());
    var hello = asked.hello().isEmpty() ? new AddressLiteral(ip).toString() : asked.hello();
    var file = Path.of(asked.file());
    try {
      long octets = Files.size(file);
      var content = octets > most ? new byte[0] : Letter.ofFile(Files.readAllBytes(file));
      var declared = Math.max(octets, content.length);
      var letter = new Letter(sender(asked.from()), ip, hello, recipients, declared, content);
      var arrival = new Arrival(letter);
      arrival.happen(door.open(arrival, arrival::wait), endpoint);
      steps.addAll(arrival.steps());
      findings.addAll(arrival.findings());
    } catch (IOException unreadable) {
      throw new Refused(
          "the server cannot read " + file + ": " + FileTrouble.of(unreadable),
          "put the message where the user that Haven runs as can read it");
    }
  }

  private static InetAddress ip(String text) throws Refused {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException _) {
      throw new Refused(
          "\"" + text + "\" is no IP address", "write it as 192.0.2.1 or 2001:db8::1");
    }
  }

  /// Empty, or `<>`, is the null sender.
  private static Optional<Address> sender(String text) throws Refused {
    return text.isEmpty() || text.equals("<>") ? Optional.empty() : Optional.of(address(text));
  }

  private static Address address(String text) throws Refused {
    try {
      return Address.parse(text);
    } catch (SyntaxException e) {
      throw new Refused(
          "\"" + text + "\" is no e-mail address: " + e.getMessage(), "write you@example.com");
    }
  }
}
