package dev.haven.diagnosis.records;

import dev.haven.diagnosis.Service;

/// Where a service listens.
///
/// @param port not always the standard one; 0 where it is not known before the server runs
public record Endpoint(Service service, int port) {}
