from itertools import pairwise

from rest_framework import serializers

from ..models import Facility

CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"


class OpeningHoursSerializer(serializers.Serializer):
    """One opening on a weekday, in local time."""

    day = serializers.IntegerField(min_value=1, max_value=7, help_text="ISO: Monday is 1")
    opens = serializers.RegexField(CLOCK, help_text="HH:MM")
    closes = serializers.RegexField(CLOCK, help_text="HH:MM")

    def validate(self, attrs: dict) -> dict:
        # Editing some fields of a facility does not make half an opening whole.
        if missing := self.fields.keys() - attrs.keys():
            raise serializers.ValidationError(dict.fromkeys(missing, "required"), code="required")
        if attrs["closes"] <= attrs["opens"]:
            raise serializers.ValidationError({"closes": "before it opens"}, code="closes_before_opening")
        return attrs


class FacilityRefSerializer(serializers.ModelSerializer):
    """A facility where only its name matters."""

    class Meta:
        model = Facility
        fields = ["id", "name", "city"]


class FacilitySerializer(serializers.ModelSerializer):
    opening_hours = OpeningHoursSerializer(many=True)
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)

    class Meta:
        model = Facility
        fields = [
            "id",
            "name",
            "address",
            "postcode",
            "city",
            "province",
            "phone",
            "email",
            "website",
            "opening_hours",
            "latitude",
            "longitude",
            "is_active",
            "version",
        ]
        read_only_fields = fields


class FacilityWriteSerializer(serializers.ModelSerializer):
    opening_hours = OpeningHoursSerializer(many=True, required=False)
    province = serializers.RegexField(r"^[A-Z]{2}$", required=False, allow_blank=True)
    website = serializers.RegexField(r"^https?://\S+$", max_length=200, required=False, allow_blank=True)
    latitude = serializers.DecimalField(
        max_digits=8, decimal_places=5, min_value=-90, max_value=90, required=False, allow_null=True
    )
    longitude = serializers.DecimalField(
        max_digits=8, decimal_places=5, min_value=-180, max_value=180, required=False, allow_null=True
    )

    class Meta:
        model = Facility
        fields = [
            "name",
            "address",
            "postcode",
            "city",
            "province",
            "phone",
            "email",
            "website",
            "opening_hours",
            "latitude",
            "longitude",
            "is_active",
        ]

    def validate_opening_hours(self, openings: list[dict]) -> list[dict]:
        openings = sorted(openings, key=lambda opening: (opening["day"], opening["opens"]))
        for earlier, later in pairwise(openings):
            if earlier["day"] == later["day"] and later["opens"] < earlier["closes"]:
                raise serializers.ValidationError("openings overlap", code="openings_overlap")
        return openings
