package dev.haven.smtp;

/// What a client's address is called.
///
/// @param name empty if there is none
public record ReverseName(State state, String name) {
  public static final ReverseName UNASKED = new ReverseName(State.UNASKED, "");

  /// How far it can be believed.
  public enum State {
    /// The name has this address.
    CONFIRMED,
    /// There is a name, and it has not this address: anybody can claim that.
    UNCONFIRMED,
    NONE,
    /// Nobody knows now.
    NO_ANSWER,
    /// It is an address of a private network, or nobody wanted to know.
    UNASKED
  }

  boolean isConfirmed() {
    return state == State.CONFIRMED;
  }
}
