package io.mithridate.runner.keys;

import io.mithridate.runner.keys.CodePath.Found;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows mentions from class to class.
 *
 * <p>An interface does not lead to the classes that implement it unless it is a service: wherever
 * reached code mentions a service, the class bound to the service is also reached.
 */
final class ReachableCode {

    private final CodePath path;
    private final Map<String, String> services;
    private final Map<Mention, Optional<Found>> mentions = new HashMap<>();

    private record Mention(ClassLoader loader, String name) {}

    /**
     * Creates a search through the classes of a path.
     *
     * @param services the name of the implementing class by service type, both with slashes
     */
    ReachableCode(CodePath path, Map<String, String> services) {
        this.path = path;
        this.services = Map.copyOf(services);
    }

    /** Returns the roots and every class that is reached from them. */
    Set<Found> from(Collection<Found> roots) {
        Set<Found> reached = new LinkedHashSet<>(roots);
        Deque<Found> todo = new ArrayDeque<>(reached);
        while (!todo.isEmpty()) {
            for (Found next : findMentions(todo.pop())) {
                if (reached.add(next)) {
                    todo.push(next);
                }
            }
        }
        return reached;
    }

    private List<Found> findMentions(Found found) {
        List<Found> mentioned = new ArrayList<>();
        for (String name : found.file().mentions()) {
            find(found.loader(), name).ifPresent(mentioned::add);
            Optional.ofNullable(services.get(name))
                    .flatMap(path::findMentioned)
                    .ifPresent(mentioned::add);
        }
        return mentioned;
    }

    private Optional<Found> find(ClassLoader loader, String name) {
        return ComputingPackages.includes(name)
                ? mentions.computeIfAbsent(
                        new Mention(loader, name), mention -> path.findMentioned(loader, name))
                : Optional.empty();
    }
}
