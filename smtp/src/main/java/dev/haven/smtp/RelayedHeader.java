package dev.haven.smtp;

/// The rules for mail that other servers bring, in which nothing may be changed but the trace:
/// Return-Path is ours to fill (RFC 5321 §4.4), and Received fields are counted, for a message that
/// goes in a circle has many (RFC 5321 §6.3); and Authentication-Results that others give out for
/// ours are taken out (RFC 8601 §5).
final class RelayedHeader implements HeaderRules {
  private final int hopLimit;
  private final OwnResults results;
  private final HeaderWishes wishes;
  private int hops;

  RelayedHeader(int hopLimit, OwnResults results, HeaderWishes wishes) {
    this.hopLimit = hopLimit;
    this.results = results;
    this.wishes = wishes;
  }

  @Override
  public Treatment field(String name) throws Refused {
    if (name.equals("return-path")) {
      return Treatment.DROP;
    }
    if (name.equals("received") && ++hops > hopLimit) {
      throw Reply.refused(
          554,
          "5.4.6",
          "The message has passed " + hops + " servers and seems to go in a circle;",
          "look for two servers or two forwardings that send to each other (see its Received lines)");
    }
    return name.equals(OwnResults.FIELD) && results.guarded()
        ? Treatment.WEIGH
        : wishes.field(name);
  }

  @Override
  public boolean keeps(String name, byte[] value) throws Refused {
    if (name.equals(OwnResults.FIELD)) {
      return !results.forgedBy(value);
    }
    wishes.read(name, value);
    return false;
  }

  @Override
  public void value(String name, byte[] value) throws Refused {
    wishes.read(name, value);
  }

  @Override
  public String missing() {
    return "";
  }
}
