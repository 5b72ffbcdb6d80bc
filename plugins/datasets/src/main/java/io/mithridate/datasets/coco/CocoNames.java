package io.mithridate.datasets.coco;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells COCO's pictures apart by their names, which differ from year to year. */
final class CocoNames {

    private static final Pattern OWN =
            Pattern.compile(
                    "(?:(?:train|val|test)\\d{4}/)?(?:COCO_(?:train|val|test)\\d{4}_)?(\\d{12})\\.jpg");

    private CocoNames() {}

    /**
     * Equal for names of one picture: {@code COCO_val2014_000000000042.jpg} of 2014 is {@code
     * 000000000042.jpg} of 2017. Other names than COCO's own stand for themselves.
     */
    static String picture(String name) {
        Matcher own = OWN.matcher(name);
        return own.matches() ? own.group(1) : name;
    }
}
