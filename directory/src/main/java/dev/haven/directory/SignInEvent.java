package dev.haven.directory;

import java.time.Instant;
import java.util.Optional;

/// One sign-in that was tried.
///
/// @param user as the client sent it, at most 255 characters, control characters replaced
/// @param account the address of the account that was meant; empty if nobody knows one
/// @param refusal empty if it was accepted
public record SignInEvent(
    Instant time,
    SignInContext where,
    String user,
    String account,
    Optional<SignInRefusal> refusal) {}
