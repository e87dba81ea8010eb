package dev.haven.queue;

import dev.haven.directory.Address;
import dev.haven.smtp.Origin;
import dev.haven.smtp.ReverseName;
import java.lang.System.Logger.Level;

/// What the log says of a message that was accepted, with what is known of a stranger's server.
final class ArrivalLog {
  private static final System.Logger LOG = System.getLogger(ArrivalLog.class.getName());

  private ArrivalLog() {}

  static void note(
      String id, Origin origin, int accounts, int elsewhere, long octets, boolean held) {
    LOG.log(
        Level.INFO,
        () ->
            (held ? "event=held q=" : "event=accepted q=")
                + id
                + " from=<"
                + origin.sender().map(Address::toString).orElse("")
                + "> accounts="
                + accounts
                + " elsewhere="
                + elsewhere
                + " octets="
                + octets
                + seen(origin));
  }

  private static String seen(Origin origin) {
    boolean asked = origin.evidence().reverse().state() != ReverseName.State.UNASKED;
    return origin.person().isEmpty() && asked ? " " + origin.evidence() : "";
  }
}
