package dev.haven.server.audit;

import dev.haven.account.Accounts;
import dev.haven.directory.Directory;
import dev.haven.directory.SignInRecord;
import dev.haven.queue.outgoing.Operator;
import dev.haven.server.config.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// What an audit is about.
///
/// @param data the data directory
/// @param certificate the file of the certificate that is shown
/// @param auditLog where changes by administrators stand
/// @param signIns who signed in, as far as it is kept
/// @param host the name that the server goes by
public record Audited(
    Path data,
    Path certificate,
    Path auditLog,
    Configuration configuration,
    Directory directory,
    Accounts accounts,
    Operator queue,
    Supplier<List<SignInRecord>> signIns,
    String host) {}
