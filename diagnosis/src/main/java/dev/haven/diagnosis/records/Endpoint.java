package dev.haven.diagnosis.records;

import dev.haven.diagnosis.Service;

/// Where a service listens.
///
/// @param port not always the standard one
public record Endpoint(Service service, int port) {}
