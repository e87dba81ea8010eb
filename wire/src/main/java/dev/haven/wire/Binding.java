package dev.haven.wire;

/// What came of binding a port: a listener, or the reason why not.
public sealed interface Binding {
  record Bound(Listener listener) implements Binding {}

  /// The port stays as it was.
  ///
  /// @param words the system's own, for the log
  record NotBound(Endpoint endpoint, Reason reason, String words) implements Binding {}

  /// Why a port could not be bound.
  enum Reason {
    /// Another program has it.
    IN_USE,
    /// A port below 1024 needs a privilege.
    PERMISSION_DENIED,
    /// No interface of this machine has the address.
    ADDRESS_NOT_AVAILABLE,
    OTHER
  }
}
