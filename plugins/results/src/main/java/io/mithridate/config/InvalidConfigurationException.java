package io.mithridate.config;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown for a configuration that cannot be run; carries all errors found in it. */
public final class InvalidConfigurationException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Complaint> complaints;

    /** Creates an exception for at least one complaint. */
    public InvalidConfigurationException(List<Complaint> complaints) {
        super(complaints.stream().map(Complaint::toString).collect(Collectors.joining("\n")));
        this.complaints = complaints.stream().sorted().toList();
    }

    /** Creates an exception for a single complaint about a command-line argument. */
    public static InvalidConfigurationException onCommandLine(String argument, String message) {
        return new InvalidConfigurationException(
                List.of(new Complaint(new Place.OnCommandLine(argument), message)));
    }

    /** Returns the complaints, sorted by place. */
    public List<Complaint> complaints() {
        return complaints;
    }
}
