package dev.haven.diagnosis.setup;

import dev.haven.diagnosis.Service;

/// A server that a source names.
///
/// @param service what it is for, and how TLS begins
/// @param user what to sign in as
public record Suggestion(Source source, Service service, String host, int port, String user) {
  boolean isSamePlace(Suggestion other) {
    return service == other.service && host.equals(other.host) && port == other.port;
  }
}
