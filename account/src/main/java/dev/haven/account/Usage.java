package dev.haven.account;

/// What an account occupies. A message that was copied counts once, as its body is stored once.
///
/// @param octets the sizes of all distinct messages together
/// @param messages how many distinct messages there are
public record Usage(long octets, long messages) {
  static final Usage NOTHING = new Usage(0, 0);

  Usage plus(long moreOctets) {
    return new Usage(octets + moreOctets, messages + 1);
  }

  Usage minus(long fewerOctets) {
    return new Usage(octets - fewerOctets, messages - 1);
  }
}
