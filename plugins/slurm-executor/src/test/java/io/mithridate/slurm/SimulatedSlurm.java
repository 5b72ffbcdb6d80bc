package io.mithridate.slurm;

import io.mithridate.slurm.Scheduler.SlurmJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Slurm cluster in simulated time: it takes the arguments of sbatch, and starts elements of
 * arrays first come, first served, as soon as their dependencies allow and a slot is free.
 *
 * <p>An attempt at a task can end early, as in a crash or a preemption. Slurm requeues it, and it
 * resumes from the last saved state.
 */
final class SimulatedSlurm implements Scheduler {

    private static final Pattern DEPENDENCY = Pattern.compile("(aftercorr|afterany):([0-9:_]+)");

    private final Cluster cluster;
    private final Random random = new Random(1);
    private final List<Job> jobs = new ArrayList<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparingDouble(Event::time).thenComparing(Event::order));
    private final TreeMap<Long, Element> ready = new TreeMap<>();
    private int freeSlots;
    private long order;
    private double now;
    private double lost;

    SimulatedSlurm(Cluster cluster) {
        this.cluster = cluster;
        this.freeSlots = cluster.slots();
    }

    /** The duration of each task and the frequency of its saved states. */
    interface Work {

        /** Returns the seconds of a task without interruption. */
        double seconds(String key);

        /** Returns the seconds between two saved states; infinite if the state is never saved. */
        double savedEvery(String key);
    }

    /**
     * The settings of a cluster.
     *
     * @param slots the maximum number of elements that run at a time
     * @param submitSeconds the number of seconds that sbatch takes
     * @param startSeconds the maximum number of seconds that Slurm takes to start an element if a
     *     slot is free
     * @param endsEarly the fraction of attempts that end early, at any time
     * @param fails the tasks that always fail at their end
     */
    record Cluster(
            int slots,
            double submitSeconds,
            double startSeconds,
            double endsEarly,
            Set<String> fails,
            Work work) {}

    @Override
    public SlurmJob submit(List<String> arguments) {
        now += cluster.submitSeconds();
        Path folder = Path.of(arguments.get(arguments.size() - 1)).resolveSibling("");
        Job job = new Job(jobs.size() + 1, optionValue(arguments, "--dependency="));
        Map<Integer, String> keys = new HashMap<>();
        try {
            new ArrayFolder(folder).elements().forEach((key, id) -> keys.put(id, key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int id : ids(optionValue(arguments, "--array=").orElseThrow())) {
            job.elements.put(id, new Element(job, id, keys.getOrDefault(id, "")));
        }
        jobs.add(job);
        schedule(now, () -> job.enterQueue());
        return new SlurmJob(Integer.toString(job.number), Optional.empty());
    }

    @Override
    public Set<SlurmJob> queued(Set<SlurmJob> asked) {
        return Set.of();
    }

    /**
     * Advances the time until nothing more happens.
     *
     * @return seconds from the first submission to the end of the last element
     */
    double run() {
        now = 0;
        for (Event event = events.poll(); event != null; event = events.poll()) {
            now = event.time();
            event.what().run();
            fillSlots();
        }
        return now;
    }

    /** Returns the seconds of work that had to be done again. */
    double lostSeconds() {
        return lost;
    }

    /** Returns the number of submitted arrays. */
    int arrayCount() {
        return jobs.size();
    }

    /** Returns the number of elements that were never started and are still in the queue. */
    long stuckElementCount() {
        return jobs.stream()
                .flatMap(job -> job.elements.values().stream())
                .filter(element -> element.state == State.WAITING)
                .count();
    }

    /** Returns the number of elements that succeeded or, if {@code false} is given, failed. */
    long endedElementCount(boolean succeeded) {
        return jobs.stream()
                .flatMap(job -> job.elements.values().stream())
                .filter(element -> element.state == (succeeded ? State.SUCCEEDED : State.FAILED))
                .count();
    }

    private void schedule(double time, Runnable what) {
        events.add(new Event(time, order++, what));
    }

    private void fillSlots() {
        while (freeSlots > 0 && !ready.isEmpty()) {
            freeSlots--;
            Element next = ready.pollFirstEntry().getValue();
            next.start(now + random.nextDouble() * cluster.startSeconds());
        }
    }

    private static Optional<String> optionValue(List<String> arguments, String option) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()))
                .findFirst();
    }

    private static List<Integer> ids(String ranges) {
        List<Integer> ids = new ArrayList<>();
        for (String range : ranges.split(",", -1)) {
            String[] ends = range.split("-", -1);
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int id = Integer.parseInt(ends[0]); id <= last; id++) {
                ids.add(id);
            }
        }
        return ids;
    }

    private enum State {
        WAITING,
        SUCCEEDED,
        FAILED
    }

    private record Event(double time, long order, Runnable what) {}

    /** A job array. */
    private final class Job {

        private final int number;
        private final Map<Integer, Element> elements = new LinkedHashMap<>();
        private final List<Job> arrayWatchers = new ArrayList<>();
        private final List<Job> correspondingJobs = new ArrayList<>();
        private Optional<Job> correspondsTo = Optional.empty();
        private int unfinished;
        private int waitsFor;
        private boolean arrived;

        Job(int number, Optional<String> dependency) {
            this.number = number;
            if (dependency.isPresent()) {
                Matcher parts = DEPENDENCY.matcher(dependency.get());
                if (!parts.matches()) {
                    throw new IllegalArgumentException(dependency.get());
                }
                for (String other : parts.group(2).split(":", -1)) {
                    String[] named = other.split("_", -1);
                    Job waited = jobs.get(Integer.parseInt(named[0]) - 1);
                    if (parts.group(1).equals("aftercorr")) {
                        waited.correspondingJobs.add(this);
                        correspondsTo = Optional.of(waited);
                    } else if (named.length == 2) {
                        Element one = waited.elements.get(Integer.parseInt(named[1]));
                        if (one == null) {
                            throw new IllegalArgumentException(dependency.get());
                        }
                        one.watchers.add(this);
                        waitsFor++;
                    } else {
                        waited.arrayWatchers.add(this);
                        waitsFor++;
                    }
                }
            }
        }

        void enterQueue() {
            arrived = true;
            unfinished = elements.size();
            for (Element element : elements.values()) {
                Optional<Element> waited = correspondsTo.map(job -> job.elements.get(element.id));
                if (waited.isPresent() && waited.get().state == State.FAILED) {
                    element.finish(State.FAILED);
                } else if (waited.isEmpty() || waited.get().state == State.SUCCEEDED) {
                    element.queueIfReady();
                }
            }
        }

        void elementFinished() {
            unfinished--;
            if (unfinished == 0) {
                arrayWatchers.forEach(Job::inputFinished);
            }
        }

        void inputFinished() {
            waitsFor--;
            if (arrived) {
                elements.values().forEach(Element::queueIfReady);
            }
        }
    }

    /** An element of an array. */
    private final class Element {

        private final Job job;
        private final int id;
        private final String key;
        private final List<Job> watchers = new ArrayList<>();
        private State state = State.WAITING;
        private double doneSeconds;

        Element(Job job, int id, String key) {
            this.job = job;
            this.id = id;
            this.key = key;
        }

        void queueIfReady() {
            if (job.waitsFor == 0) {
                ready.put(job.number * 1_000_000L + id, this);
            }
        }

        void start(double start) {
            double remaining = cluster.work().seconds(key) - doneSeconds;
            if (random.nextDouble() < cluster.endsEarly()) {
                double workAtEnd = doneSeconds + remaining * random.nextDouble();
                double every = cluster.work().savedEvery(key);
                double saved = Double.isInfinite(every) ? 0 : Math.floor(workAtEnd / every) * every;
                double savedWork = Math.max(doneSeconds, saved);
                double attemptSeconds = workAtEnd - doneSeconds;
                double repeatedSeconds = workAtEnd - savedWork;
                schedule(
                        start + attemptSeconds,
                        () -> {
                            freeSlots++;
                            lost += repeatedSeconds;
                            doneSeconds = savedWork;
                            queueIfReady();
                        });
            } else {
                schedule(
                        start + remaining,
                        () -> {
                            freeSlots++;
                            finish(cluster.fails().contains(key) ? State.FAILED : State.SUCCEEDED);
                        });
            }
        }

        void finish(State outcome) {
            state = outcome;
            job.elementFinished();
            watchers.forEach(Job::inputFinished);
            for (Job other : job.correspondingJobs) {
                Element waiting = other.elements.get(id);
                if (waiting != null && other.arrived) {
                    if (outcome == State.SUCCEEDED) {
                        waiting.queueIfReady();
                    } else {
                        waiting.finish(State.FAILED);
                    }
                }
            }
        }
    }
}
