package dev.haven.server.control;

import dev.haven.directory.AddressLiteral;
import dev.haven.queue.outgoing.Finding;
import dev.haven.queue.outgoing.FixedRoute;
import dev.haven.queue.outgoing.Operator;
import dev.haven.queue.outgoing.Relay;
import dev.haven.queue.outgoing.RelayTrial;
import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.Login;
import dev.haven.wire.Addresses;
import java.util.Optional;
import java.util.function.Supplier;

/// Decides on requests about the queue and the relay. Its parts are shared.
///
/// @param finding what failures together mean, where a server sends
/// @param trial of a relay, before it is set
public record SendingAdministration(
    Operator operator, Relay relay, Supplier<Optional<Finding>> finding, RelayTrial trial) {

  Answer answer(Request.OfSending request) throws Refused {
    return switch (request) {
      case Request.ListQueue(var what, var from, var held, var most) ->
          new Answer.Queued(operator.list(what, from, held, most, finding.get()));
      case Request.ShowQueued(var id) ->
          operator
              .show(id)
              .map(Answer.QueuedMessage::new)
              .orElseThrow(() ->
                  new Refused(
                      "there is no message " + id + " in the queue",
                      "it was delivered or given up long ago: look for q=" + id + " in the log"));
      case Request.ChangeQueue(var action, var what) -> change(action, what);
      case Request.PauseQueue(var domain, var paused) -> {
        if (paused) {
          operator.pause(domain);
        } else {
          operator.resume(domain);
        }
        var whose = domain.equals("all") ? "All sending" : "Sending to " + domain;
        yield new Answer.Done(whose + (paused ? " is paused" : " goes on"));
      }
      case Request.ShowRelay() ->
          new Answer.RelayShown(relay.route().map(SendingAdministration::server));
      case Request.SetRelay set -> setRelay(set);
      case Request.RemoveRelay() -> {
        relay.remove();
        yield new Answer.Done("Mail goes to its recipients' servers again");
      }
    };
  }

  private Answer change(String action, String what) throws Refused {
    int parts =
        switch (action) {
          case "retry" -> operator.retry(what);
          case "hold" -> operator.hold(what);
          case "release" -> operator.release(what);
          case "drop" -> operator.drop(what, false);
          case "bounce" -> operator.drop(what, true);
          default -> throw new Refused("nobody knows how to " + action, "see haven help queue");
        };
    if (parts == 0) {
      var cause =
          what.equals("all") ? "the queue is empty" : "nothing in the queue is \"" + what + "\"";
      throw new Refused(cause, "see what there is with: haven queue list");
    }
    var done =
        switch (action) {
          case "retry" -> "tried now";
          case "hold" -> "held";
          case "release" -> "released";
          case "drop" -> "given up; nobody is told";
          default -> "given up; its sender is told";
        };
    return new Answer.Done(what + " is " + done);
  }

  private static Answer.RelayServer server(FixedRoute route) {
    return new Answer.RelayServer(
        route.host(),
        route.port(),
        route.protocol() == Hop.Protocol.SMTPS ? "SSL/TLS" : "STARTTLS",
        route.login().map(Login::user).orElse(""));
  }

  /// Tested before it is saved: a relay that does not work would hold up all mail.
  private Answer setRelay(Request.SetRelay set) throws Refused {
    var route =
        new FixedRoute(
            FixedRoute.EVERYBODY,
            AddressLiteral.ofDomain(set.host())
                .map(l -> Addresses.text(l.address()))
                .orElse(set.host()),
            set.port(),
            set.implicitTls() ? Hop.Protocol.SMTPS : Hop.Protocol.SMTP,
            true,
            set.user().isEmpty()
                ? Optional.empty()
                : Optional.of(new Login(set.user(), set.password())));
    var trouble = trial.of(route);
    if (trouble.isPresent()) {
      var said = trouble.get().reply().map(reply -> " (it said: " + reply + ")").orElse("");
      throw new Refused(
          "the relay was tried and does not work: " + trouble.get().words() + said,
          "correct the name, the port or the password; nothing was changed");
    }
    relay.set(route);
    return new Answer.Done(
        "The relay was tried and works: mail goes through " + set.host() + ":" + set.port());
  }
}
